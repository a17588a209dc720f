package dev.howdah.resource;

import dev.howdah.engine.Action;
import dev.howdah.engine.Change;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Facts;
import dev.howdah.engine.Resource;
import dev.howdah.engine.Verb;
import dev.howdah.host.Script;
import java.util.List;

/// The SELinux type of a directory and all in it, as a rule of the host's own, so that relabelling keeps it. Where
/// SELinux is off there is nothing to do.
public record SelinuxType(String directory, String type) implements Resource {

    @Override
    public String address() {
        return "SELinux type of " + directory;
    }

    @Override
    public List<Fact<?>> facts() {
        return List.of(found());
    }

    @Override
    public Change compare(Facts facts) {
        return given(
                facts.ask(found()),
                found -> found.equals("off") || found.equals(type)
                        ? same()
                        : edit(
                                Verb.UPDATE,
                                List.of("- " + found, "+ " + type),
                                Action.of("set SELinux type of " + directory, script())));
    }

    private Fact<String> found() {
        return Fact.sh(
                address(),
                "if selinuxenabled 2>/dev/null; then matchpathcon -n %s | cut -d: -f3; else echo off; fi"
                        .formatted(Script.quote(directory)),
                String::strip);
    }

    private String script() {
        var pattern = Script.quote(directory.replace(".", "\\.") + "(/.*)?");
        return """
                semanage fcontext -a -t %1$s %2$s 2>/dev/null || semanage fcontext -m -t %1$s %2$s
                if [ -e %3$s ]; then restorecon -R %3$s; fi
                """.formatted(type, pattern, Script.quote(directory));
    }
}
