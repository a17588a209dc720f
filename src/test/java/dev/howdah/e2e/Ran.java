package dev.howdah.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/// What a program gave back.
record Ran(List<String> command, int exitCode, String out, String err) {

    /// Both streams, for messages and searches.
    String all() {
        return out + err;
    }

    Ran exits(int expected) {
        assertThat(exitCode).as(() -> String.join(" ", command) + "\n" + all()).isEqualTo(expected);
        return this;
    }

    Ran succeeds() {
        return exits(0);
    }

    /// Whatever goes wrong, people never see the insides of the tool.
    Ran showsNoStackTrace() {
        assertThat(all()).doesNotContain("\tat ", "Exception in thread", "java.lang.", "dev.howdah.");
        return this;
    }
}
