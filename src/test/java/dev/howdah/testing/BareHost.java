package dev.howdah.testing;

import dev.howdah.host.RawAnswer;
import dev.howdah.model.Distribution;
import java.util.Arrays;
import java.util.stream.Collectors;

/// A booted host of any distribution on which nothing was deployed yet: no package, SELinux on where it is usual, PGDG
/// within reach.
public final class BareHost implements World {

    private final Distribution distribution;
    private final BareDebian debian;

    public BareHost(Distribution distribution) {
        this.distribution = distribution;
        this.debian = new BareDebian(distribution.version(), distribution.codename());
    }

    @Override
    public RawAnswer answer(Asked asked) {
        var text = asked.text();
        if (!asked.via().equals("sh")) {
            return debian.answer(asked);
        }
        if (text.startsWith(". /etc/os-release")) {
            return answered("id=%s\nversion=%s\ncodename=%s\ntotal_kb=8388608\nlimit=max\n"
                    .formatted(distribution.id(), distribution.version(), distribution.codename()));
        }
        if (text.contains("rpm -q")) {
            return answered(text.contains("--whatprovides") ? nothingProvides(text) : "package x is not installed\n");
        }
        if (text.contains("selinuxenabled")) {
            return answered("usr_t\n");
        }
        if (text.contains("/etc/products.d/")) {
            return answered("missing\n");
        }
        return text.contains("apt-helper") ? answered("REACHABLE\n") : debian.answer(asked);
    }

    private static String nothingProvides(String question) {
        var marker = "'+%{NAME}\\n' ";
        int begin = question.indexOf(marker) + marker.length();
        var names = question.substring(begin, question.indexOf(" 2>&1", begin)).split(" ", -1);
        return Arrays.stream(names)
                .map(name -> "no package provides " + name.replace("'", "") + "\n")
                .collect(Collectors.joining());
    }

    private static RawAnswer answered(String text) {
        return new RawAnswer(0, text);
    }

    @Override
    public RawAnswer act(String shell) {
        return new RawAnswer(1, "nothing is carried out here\n");
    }
}
