package dev.howdah.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class DrillReportTest {

    private static final Path GOLDEN = Path.of("src/test/resources/drill");

    private static void assertGolden(String name, String text) throws IOException {
        var file = GOLDEN.resolve(name);
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(file, text);
        }
        assertThat(text).isEqualTo(Files.readString(file));
    }

    @Test
    void aDrillInWhichAllWentWellIsToldInText() throws IOException {
        assertGolden("good.txt", DrillText.of(MadeUpDrill.good(), Ink.PLAIN));
    }

    @Test
    void whatIsNotAsItShouldBeStandsBelowTheFigures() throws IOException {
        assertGolden("bad.txt", DrillText.of(MadeUpDrill.bad(), Ink.PLAIN));
    }

    @Test
    void severalDrillsAreSummedUp() {
        assertThat(DrillText.summary(List.of(MadeUpDrill.good(), MadeUpDrill.bad())))
                .isEqualTo("\n2 drills: writes away for at most 25.2 s, 2 acknowledged rows lost in all,"
                        + " two primaries in 1 of them\n");
    }

    @Test
    void jsonHoldsEveryFigure() throws IOException {
        var json = DrillJson.of(List.of(MadeUpDrill.good(), MadeUpDrill.bad()));
        assertGolden("drills.json", json);
        var read = JsonMapper.shared().readTree(json);
        assertThat(read.at("/ok").asBoolean()).isFalse();
        assertThat(read.at("/drills/0/write_gap").asDouble()).isEqualTo(7.3);
        assertThat(read.at("/drills/1/rows_lost_numbers/0").asLong()).isEqualTo(241);
    }

    @Test
    void thePageIsTheSameAndNeedsNothingElse() throws IOException {
        var page = DrillHtml.of(List.of(MadeUpDrill.good(), MadeUpDrill.bad()));
        assertGolden("drills.html", page);
        assertThat(page).doesNotContain("http://", "https://", "url(http", "<script", "src=", "@import");
    }

    @Test
    void namesNeverBecomeMarkup() {
        var page = DrillHtml.of(List.of(MadeUpDrill.bad()));
        assertThat(page)
                .doesNotContain("<script>", "<b>", "'<x>'")
                .contains("kao&lt;script&gt;lin", "&lt;b&gt;&quot;speedy&quot;&lt;/b&gt;", "not hit &amp; do not");
    }
}
