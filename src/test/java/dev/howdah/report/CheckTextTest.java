package dev.howdah.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howdah.topology.CheckResult;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class CheckTextTest {

    private static final List<CheckResult> RESULTS = List.of(
            new CheckResult("replication-lag", "karma", true, "a row arrived after 12 ms", List.of(), 0.04),
            new CheckResult("backup", "", false, "no <base> backup & \"none\"", List.of("a\u0001b", "c"), 1.5));

    @Test
    void printsALineForEachCheckAndNamesWhatFailed() {
        assertThat(CheckText.of(RESULTS, Ink.PLAIN)).isEqualTo("""
                        ok    karma    replication-lag  a row arrived after 12 ms  (0.0 s)
                        FAIL  cluster  backup           no <base> backup & "none"  (1.5 s)
                               |  a\u0001b
                               |  c

                        1 of 2 checks failed: backup (cluster)
                        """);
        assertThat(CheckText.of(RESULTS.subList(0, 1), Ink.PLAIN)).endsWith("All of 1 check passed.\n");
    }

    @Test
    void junitsXmlIsWellFormedWhateverTheEvidence() throws Exception {
        var xml = CheckJunit.of("speedy", RESULTS).getBytes(StandardCharsets.UTF_8);
        var document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(xml));
        var suite = document.getElementsByTagName("testsuite").item(0);
        assertThat(suite.getAttributes().getNamedItem("failures").getNodeValue())
                .isEqualTo("1");
        var failure = document.getElementsByTagName("failure").item(0);
        assertThat(failure.getAttributes().getNamedItem("message").getNodeValue())
                .isEqualTo("no <base> backup & \"none\"");
        assertThat(failure.getTextContent()).isEqualTo("a?b\nc");
    }

    @Test
    void jsonSaysWhetherAllIsWell() {
        var json = JsonMapper.shared().readTree(CheckJson.of("speedy", RESULTS));
        assertThat(json.at("/ok").asBoolean()).isFalse();
        assertThat(json.at("/checks/1/what").asString()).isEqualTo("no <base> backup & \"none\"");
    }
}
