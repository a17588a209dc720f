package dev.howdah.testing;

import dev.howdah.host.RawAnswer;
import java.util.HashMap;
import java.util.Map;

/// A booted Debian on which nothing was deployed yet: no file of ours, no unit, few packages, no Postgres.
public final class BareDebian implements World {

    private static final RawAnswer NOTHING = new RawAnswer(0, "");

    private final Map<Asked, String> answers = new HashMap<>();
    private final String version;
    private final String codename;

    public BareDebian(String version, String codename) {
        this.version = version;
        this.codename = codename;
    }

    /// Answers one question otherwise.
    public BareDebian answering(Asked asked, String answer) {
        answers.put(asked, answer);
        return this;
    }

    @Override
    public RawAnswer answer(Asked asked) {
        var given = answers.get(asked);
        if (given != null) {
            return new RawAnswer(0, given);
        }
        return switch (asked.via()) {
            case "files STATE", "files SUM", "files CONTENT" -> NOTHING;
            case "units" -> new RawAnswer(0, unit(asked.text()));
            case "sh" -> shell(asked.text());
            default -> new RawAnswer(2, "");
        };
    }

    private static String unit(String name) {
        return name.equals("ssh.service")
                ? "LoadState=loaded\nActiveState=active\nSubState=running\nUnitFileState=enabled\n"
                : "LoadState=not-found\nActiveState=inactive\nSubState=dead\nUnitFileState=\n";
    }

    private RawAnswer shell(String question) {
        if (question.startsWith(". /etc/os-release")) {
            return new RawAnswer(
                    0,
                    "id=debian\nversion=%s\ncodename=%s\ntotal_kb=8388608\nlimit=max\n".formatted(version, codename));
        }
        if (question.startsWith("dpkg-query -W")) {
            return new RawAnswer(
                    0, "sudo installed 1.9\nca-certificates installed 2023\nopenssh-server installed 9.2\n");
        }
        if (question.contains("apt-helper")) {
            return new RawAnswer(0, "UNREACHABLE\n");
        }
        if (question.startsWith("locale -a")) {
            return new RawAnswer(0, "C\nC.utf8\nPOSIX\n");
        }
        if (question.startsWith("dpkg-divert --truename")) {
            return new RawAnswer(0, question.substring(question.lastIndexOf(' ') + 1) + "\n");
        }
        return NOTHING;
    }

    @Override
    public RawAnswer act(String shell) {
        return new RawAnswer(1, "nothing is carried out here\n");
    }
}
