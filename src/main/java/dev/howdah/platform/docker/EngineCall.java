package dev.howdah.platform.docker;

import com.github.dockerjava.api.exception.DockerException;
import dev.howdah.host.docker.Engine;
import dev.howdah.problem.Category;
import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/// A question to the Docker engine whose failure becomes a problem with a remedy.
final class EngineCall {

    private EngineCall() {}

    static <T> T ask(Engine engine, Supplier<T> question) {
        try {
            return question.get();
        } catch (ProblemException e) {
            throw e;
        } catch (DockerException e) {
            throw new ProblemException(
                    Category.STEP_FAILED,
                    Problem.here("the Docker engine refused").withEvidence(List.of(said(e))));
        } catch (RuntimeException e) {
            throw ProblemException.wrongInput(unreachable(engine, rootCause(e)));
        }
    }

    /// What the engine said.
    private static String said(DockerException e) {
        return String.valueOf(e.getMessage()).strip();
    }

    private static Problem unreachable(Engine engine, Throwable cause) {
        var why = String.valueOf(cause.getMessage());
        if (why.toLowerCase(Locale.ROOT).contains("permission denied")) {
            return Problem.here("no permission to use the Docker engine at " + engine.address())
                    .withEvidence(List.of(why))
                    .withRemedy("join the group docker (sudo usermod -aG docker $USER, then log in again), or be root");
        }
        return Problem.here("no Docker engine answers at " + engine.address())
                .withEvidence(List.of(why))
                .withRemedy("install docker.io and start it (sudo systemctl start docker), or set DOCKER_HOST");
    }

    private static Throwable rootCause(Throwable failure) {
        var cause = failure;
        for (var next = cause.getCause(); next != null; next = next.getCause()) {
            cause = next;
        }
        return cause;
    }
}
