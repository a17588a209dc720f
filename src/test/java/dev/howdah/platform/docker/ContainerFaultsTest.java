package dev.howdah.platform.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.exception.DockerException;
import org.junit.jupiter.api.Test;

class ContainerFaultsTest {

    private static final String BUSY = "Cannot pause container 1: OCI runtime pause failed: unable to freeze: unknown";

    private int calls;

    private void pause(int failures, String message) {
        ContainerFaults.untilFrozen(() -> {
            calls++;
            if (calls <= failures) {
                throw new DockerException(message, 500);
            }
        });
    }

    @Test
    void aBusyEngineIsAskedAgain() {
        pause(3, BUSY);
        assertThat(calls).isEqualTo(4);
    }

    @Test
    void butNotForEver() {
        assertThatThrownBy(() -> pause(1000, BUSY)).hasMessageContaining("unable to freeze");
        assertThat(calls).isEqualTo(20);
    }

    @Test
    void allElseIsToldAtOnce() {
        assertThatThrownBy(() -> pause(1000, "No such container")).hasMessageContaining("No such container");
        assertThat(calls).isEqualTo(1);
    }
}
