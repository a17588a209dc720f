package dev.howdah.component.patroni;

import dev.howdah.engine.Change;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Facts;
import dev.howdah.engine.Resource;
import dev.howdah.problem.Problem;
import java.util.List;

/// A Patroni that knows synchronous_mode: quorum. One before 4.0 takes that word for "off", without a word of its own.
///
/// It changes nothing.
record QuorumKnown(String host) implements Resource {

    private static final int FIRST = 4;

    @Override
    public String address() {
        return "version of Patroni";
    }

    @Override
    public List<Fact<?>> facts() {
        return List.of(version());
    }

    @Override
    public Change compare(Facts facts) {
        return given(facts.ask(version()), version -> {
            if (version.isEmpty()) {
                return later("Patroni is not installed yet");
            }
            return Integer.parseInt(version.replaceFirst("\\..*", "")) >= FIRST
                    ? same()
                    : refused(Problem.onHost(
                                    host,
                                    "",
                                    "Patroni " + version + " does not know synchronous_mode: quorum, it came with 4.0")
                            .withRemedy("write synchronous_replication: named, or bring a newer Patroni"));
        });
    }

    /// Such as `patroni 4.0.5`.
    private static Fact<String> version() {
        return Fact.sh(
                "version of Patroni",
                "patroni --version 2>/dev/null || true",
                answer -> answer.strip().matches("patroni [0-9]+\\.[0-9.]+")
                        ? answer.strip().substring("patroni ".length())
                        : "");
    }
}
