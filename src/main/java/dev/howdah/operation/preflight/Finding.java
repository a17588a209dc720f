package dev.howdah.operation.preflight;

import dev.howdah.problem.Problem;

/// Something on a host that stands in the way, or may.
///
/// @param stops whether nothing may be changed before it is mended
public record Finding(boolean stops, Problem problem) {

    static Finding error(String host, String what, String remedy) {
        return new Finding(true, problem(host, what, remedy));
    }

    static Finding warning(String host, String what, String remedy) {
        return new Finding(false, problem(host, what, remedy));
    }

    private static Problem problem(String host, String what, String remedy) {
        return Problem.onHost(host, "preflight", what).withRemedy(remedy);
    }
}
