package dev.howdah.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FrameTest {

    private final Frame frame = Frame.fresh();

    @Test
    void keepsAnswersWithoutAndWithNewlinesAtTheirEnds() {
        assertThat(frame.read(answer(0, "a") + answer(1, "a\n") + answer(2, "") + answer(3, "\n\na")))
                .containsEntry(0, new RawAnswer(0, "a"))
                .containsEntry(1, new RawAnswer(0, "a\n"))
                .containsEntry(2, new RawAnswer(0, ""))
                .containsEntry(3, new RawAnswer(0, "\n\na"));
    }

    @Test
    void readsWhatComesAfterAnAnswerThatWasCutOff() {
        var cut = "\n" + frame.begin(0) + "\nhalf of an ans";

        assertThat(frame.read(cut + answer(1, "whole")))
                .containsOnlyKeys(1)
                .containsEntry(1, new RawAnswer(0, "whole"));
    }

    @Test
    void isNotMisledByAnswersThatLookLikeMarks() {
        var foreign = "@0123456789abcdef01 begin 0\nx\n@0123456789abcdef01 end 0 0\n" + "begin 1\nend 1 0";

        assertThat(frame.read(answer(5, foreign))).containsOnlyKeys(5).containsEntry(5, new RawAnswer(0, foreign));
    }

    @Test
    void readsNothingOfWhatBreaksOffInAMark() {
        assertThat(frame.read("\n" + frame.begin(0))).isEmpty();
        assertThat(frame.read("\n" + frame.begin(0) + "\n")).isEmpty();
        assertThat(frame.read("\n" + frame.begin(0) + "\nx\n" + frame.end(0))).isEmpty();
        assertThat(frame.read("noise")).isEmpty();
    }

    @Test
    void theRestIsWhatFollowsTheLastMark() {
        assertThat(frame.rest(answer(0, "a") + "\n" + frame.begin(1) + "\nfailed\n"))
                .isEqualTo("failed\n");
        assertThat(frame.rest(answer(0, "a") + "failed")).isEqualTo("failed");
        assertThat(frame.rest("\n" + frame.begin(0))).isEmpty();
        assertThat(frame.rest("failed")).isEqualTo("failed");
    }

    private String answer(int number, String text) {
        return "\n" + frame.begin(number) + "\n" + text + "\n" + frame.end(number) + "0\n";
    }
}
