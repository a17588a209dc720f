package dev.howdah.host;

import dev.howdah.problem.Problem;
import java.util.List;
import java.util.Optional;

/// A host did not answer; whether the script ran there is not known.
public final class HostUnreachable extends RuntimeException {

    private final String host;
    private final transient List<String> evidence;
    private final transient Optional<String> remedy;

    public HostUnreachable(String host, String why) {
        this(host, why, List.of(), Optional.empty());
    }

    /// @param evidence the words of whoever tried, such as ssh
    public HostUnreachable(String host, String why, List<String> evidence, Optional<String> remedy) {
        super(why);
        this.host = host;
        this.evidence = List.copyOf(evidence);
        this.remedy = remedy;
    }

    public HostUnreachable(String host, String why, Throwable cause) {
        super(why, cause);
        this.host = host;
        this.evidence = List.of();
        this.remedy = Optional.empty();
    }

    public String host() {
        return host;
    }

    /// Why, in one sentence.
    public String why() {
        return String.valueOf(getMessage());
    }

    /// All that is known about it, for people.
    public Problem problem() {
        var problem = Problem.onHost(
                        host,
                        "",
                        (evidence.isEmpty() ? "the host does not answer: " : "the host cannot be reached: ") + why())
                .withEvidence(evidence);
        return remedy.map(problem::withRemedy).orElse(problem);
    }
}
