package dev.howdah.resource;

import dev.howdah.engine.Action;
import dev.howdah.engine.Change;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Facts;
import dev.howdah.engine.Resource;
import dev.howdah.engine.Verb;
import dev.howdah.host.Script;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// A locale that programs on the host can use, made by Debian's package locales.
///
/// @param name such as en_US.UTF-8
public record Locale(String name) implements Resource {

    private static final Fact<Set<String>> AVAILABLE = Fact.sh(
            "locales",
            "locale -a 2>/dev/null; exit 0",
            answer -> answer.lines().map(Locale::plain).collect(Collectors.toUnmodifiableSet()));

    @Override
    public String address() {
        return "locale " + name;
    }

    @Override
    public List<Fact<?>> facts() {
        return List.of(AVAILABLE);
    }

    @Override
    public Change compare(Facts facts) {
        return given(
                facts.ask(AVAILABLE),
                available -> available.contains(plain(name))
                        ? same()
                        : edit(Verb.CREATE, List.of("+ " + name), Action.of("make locale " + name, script())));
    }

    /// Only the one that is missing is made: locale-gen would make all anew. It is told of it for later upgrades.
    private String script() {
        int dot = name.indexOf('.');
        var language = dot < 0 ? name : name.substring(0, dot);
        var charset = dot < 0 ? "UTF-8" : name.substring(dot + 1).replaceFirst("(?i)^utf-?8$", "UTF-8");
        var line = language + "." + charset + " " + charset;
        return """
                touch /etc/locale.gen
                grep -qxF %1$s /etc/locale.gen || printf '%%s\\n' %1$s >> /etc/locale.gen
                aliases=/usr/share/locale/locale.alias
                [ -e $aliases ] || aliases=/dev/null
                localedef -i %2$s -f %3$s -A $aliases %4$s
                """.formatted(
                        Script.quote(line),
                        Script.quote(language),
                        Script.quote(charset),
                        Script.quote(language + "." + charset));
    }

    /// `en_US.UTF-8` and `en_US.utf8` are the same.
    private static String plain(String name) {
        return name.strip().replace("-", "").toLowerCase(java.util.Locale.ROOT);
    }
}
