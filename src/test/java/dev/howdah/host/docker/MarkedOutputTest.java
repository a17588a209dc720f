package dev.howdah.host.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MarkedOutputTest {

    private final MarkedOutput output = new MarkedOutput("@abc");

    private void receive(String text) {
        output.add(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void cutsTheOutputOutOfItsMarks() {
        receive("left over\n@abc\none\ntwo\n@abc 17\n");
        assertThat(output.isComplete()).isTrue();
        assertThat(output.afterMark()).isEqualTo("17");
        assertThat(output.take()).isEqualTo("left over\n@abc\none\ntwo".substring("left over\n@abc\n".length()));
        assertThat(output.isComplete()).isFalse();
    }

    @Test
    void noticesTheEndHoweverItIsCutIntoPieces() {
        "@abc\nsome text without end\n@abc 0\n".chars().forEach(character -> {
            assertThat(output.isComplete()).isFalse();
            receive(Character.toString(character));
        });
        assertThat(output.isComplete()).isTrue();
    }

    @Test
    void keepsEmptyOutputEmpty() {
        receive("@abc\n\n@abc 0\n");
        assertThat(output.take()).isEmpty();
    }
}
