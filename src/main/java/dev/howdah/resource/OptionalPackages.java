package dev.howdah.resource;

import dev.howdah.engine.Action;
import dev.howdah.engine.Change;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Facts;
import dev.howdah.engine.Resource;
import dev.howdah.engine.Verb;
import dev.howdah.host.Script;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/// Packages that are installed where a repository has them, and are not missed otherwise.
///
/// Only lists of packages that the host has already are looked at, so that a plan waits for no repository.
public record OptionalPackages(Installer installer, List<String> names) implements Resource {

    private static final Duration LIMIT = Duration.ofMinutes(30);

    /// Which program installs them, with how it is asked whether `$name` is there already, and whether it is to be had.
    public enum Installer {
        APT(
                "dpkg-query -W -f '${db:Status-Status}\\n' \"$name\" 2>/dev/null | grep -qx installed",
                "[ -n \"$(apt-cache madison -- \"$name\")\" ]"),
        DNF(
                "rpm -q --quiet --whatprovides \"$name\" >/dev/null 2>&1",
                "[ -n \"$(dnf -q -C $only repoquery --whatprovides \"$name\" 2>/dev/null)\" ]"),
        ZYPPER(
                "rpm -q --quiet --whatprovides \"$name\" >/dev/null 2>&1",
                "zypper --quiet --no-refresh --non-interactive $only search --match-exact --provides \"$name\" >/dev/null 2>&1");

        private final String there;
        private final String toBeHad;

        Installer(String there, String toBeHad) {
            this.there = there;
            this.toBeHad = toBeHad;
        }
    }

    @Override
    public String address() {
        return "optional packages";
    }

    @Override
    public List<Fact<?>> facts() {
        return List.of(toBeHad());
    }

    @Override
    public Change compare(Facts facts) {
        return given(
                facts.ask(toBeHad()),
                missing -> missing.isEmpty()
                        ? same()
                        : edit(
                                Verb.CREATE,
                                missing.stream().map(name -> "+ " + name).toList(),
                                Action.of("install " + missing.size() + " optional packages", script(missing))
                                        .within(LIMIT)));
    }

    private Fact<List<String>> toBeHad() {
        var question = """
                %s
                for name in %s; do
                  if %s </dev/null; then continue; fi
                  if %s </dev/null; then echo "$name"; fi
                done
                exit 0
                """.formatted(only(), words(names), installer.there, installer.toBeHad);
        return Fact.sh(
                address(),
                question,
                answer -> answer.lines().filter(line -> !line.isBlank()).toList());
    }

    /// Where packages come from the cluster's directory alone, no other repository has any.
    private String only() {
        var option = switch (installer) {
            case APT -> "";
            case DNF -> "--setopt=reposdir=" + RpmTool.ONLY;
            case ZYPPER -> "--reposd-dir " + RpmTool.ONLY;
        };
        return option.isEmpty()
                ? "" // apt knows it from its own configuration
                : "only=; if [ -e %s/howdah-local.repo ]; then only='%s'; fi".formatted(RpmTool.ONLY, option);
    }

    private String script(List<String> missing) {
        return switch (installer) {
            case APT -> Apt.PREPARE + Apt.INSTALL.formatted(words(missing));
            case DNF -> RpmTool.DNF.install(missing);
            case ZYPPER -> RpmTool.ZYPPER.install(missing);
        };
    }

    private static String words(List<String> names) {
        return names.stream().map(Script::quote).collect(Collectors.joining(" "));
    }
}
