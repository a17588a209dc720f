package dev.howdah.resource;

import dev.howdah.engine.Action;
import dev.howdah.engine.Change;
import dev.howdah.engine.Effect;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Facts;
import dev.howdah.engine.Known;
import dev.howdah.engine.Resource;
import dev.howdah.engine.Verb;
import dev.howdah.host.Script;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A unit of systemd: its file, whether it starts at boot, whether it runs, and with the files as they are now.
///
/// Whether a restart is due follows from times on the host: a file that was written after the unit started. So it
/// is found even where the run that wrote the file was killed.
///
/// @param name such as `postgres`; without a suffix it is a service
/// @param content of its own file under /etc/systemd/system; empty where a package brings the file
/// @param restartWhenNewer files that the unit reads only when it starts
/// @param reloadWhenNewer files that the unit reads again when it is reloaded
/// @param limit how long starting may take
public record Unit(
        String name,
        Optional<String> content,
        boolean enabled,
        boolean running,
        List<String> restartWhenNewer,
        List<String> reloadWhenNewer,
        Duration limit)
        implements Resource {

    public Unit {
        restartWhenNewer = List.copyOf(restartWhenNewer);
        reloadWhenNewer = List.copyOf(reloadWhenNewer);
    }

    /// A unit with a file of our own that is enabled and runs.
    public static Unit own(String name, String content) {
        return new Unit(name, Optional.of(content), true, true, List.of(), List.of(), Action.USUAL_LIMIT);
    }

    /// A unit that a package brought, enabled and running.
    public static Unit packaged(String name) {
        return new Unit(name, Optional.empty(), true, true, List.of(), List.of(), Action.USUAL_LIMIT);
    }

    public Unit restartedBy(String... paths) {
        return new Unit(name, content, enabled, running, List.of(paths), reloadWhenNewer, limit);
    }

    public Unit reloadedBy(String... paths) {
        return new Unit(name, content, enabled, running, restartWhenNewer, List.of(paths), limit);
    }

    /// As the target of a timer: there, but neither enabled nor running by itself.
    public Unit resting() {
        return new Unit(name, content, false, false, restartWhenNewer, reloadWhenNewer, limit);
    }

    public Unit within(Duration atMost) {
        return new Unit(name, content, enabled, running, restartWhenNewer, reloadWhenNewer, atMost);
    }

    @Override
    public String address() {
        return "unit " + name;
    }

    /// Where its own file is.
    public String path() {
        return "/etc/systemd/system/" + Units.fullName(name);
    }

    @Override
    public List<Fact<?>> facts() {
        var facts = new ArrayList<Fact<?>>();
        facts.add(Units.state(name));
        content.ifPresent(_ -> facts.add(Files.content(path())));
        restartFiles().forEach(path -> facts.add(Files.state(path)));
        reloadWhenNewer.forEach(path -> facts.add(Files.state(path)));
        if (!reloadWhenNewer.isEmpty()) {
            facts.add(Files.state(reloadStamp()));
        }
        return facts;
    }

    @Override
    public Change compare(Facts facts) {
        return given(facts.ask(Units.state(name)), state -> compare(state, facts));
    }

    private Change compare(UnitState state, Facts facts) {
        var change = new Steps(state);
        content.ifPresentOrElse(text -> change.file(text, facts.ask(Files.content(path()))), change::reread);
        change.enable();
        if (!running) {
            change.rest();
        } else if (!state.isActive()) {
            change.start();
        } else {
            var started = state.started().orElse(Instant.EPOCH);
            var restart = newer(facts, restartFiles(), started);
            var reload = newer(facts, reloadWhenNewer, latest(started, modified(facts, reloadStamp())));
            if (!restart.isEmpty() || change.rewritten) {
                change.restart(restart);
            } else if (!reload.isEmpty()) {
                change.reload(reload);
            }
        }
        return change.done();
    }

    /// Collects what has to happen, in order.
    private final class Steps {
        private final UnitState state;
        private final List<String> lines = new ArrayList<>();
        private final StringBuilder script = new StringBuilder();
        private final List<Effect> effects = new ArrayList<>();
        private final String unit = Script.quote(Units.fullName(name));
        private Verb verb = Verb.UPDATE;
        private boolean rewritten;
        private boolean stale;

        Steps(UnitState state) {
            this.state = state;
        }

        void file(String text, Known<Optional<FileState>> known) {
            var found = known.orElse(Optional.empty());
            var body = found.filter(FileState::isRegular).map(FileState::body).orElse("");
            if (!body.equals(text)) {
                verb = found.isEmpty() ? Verb.CREATE : Verb.UPDATE;
                rewritten = true;
                lines.addAll(LineDifference.of(body, text));
                script.append(FileWriting.write(path(), text, "0644", "root", "root"));
            } else {
                reread();
            }
        }

        /// Also where only a file beside a packaged unit is new.
        void reread() {
            if (state.needsDaemonReload()) {
                lines.add("~ systemd has not read the unit's file");
                stale = true;
            }
        }

        void enable() {
            if (state.isMasked() && !rewritten && (enabled || running)) {
                lines.add("- masked");
                script.append("systemctl unmask ").append(unit).append('\n');
            }
            boolean can = !state.file().equals("static") && !state.file().equals("generated");
            if (can && enabled != state.isEnabled() && (enabled || state.exists())) {
                lines.add(enabled ? "+ enabled" : "- enabled");
                script.append(enabled ? Units.enable(unit) : Units.disable(unit));
                if (!rewritten && !stale) {
                    script.append(Units.readUnless(unit, enabled ? "enabled" : "disabled"));
                }
            }
            read();
        }

        private void read() {
            if (stale || (rewritten && state.isActive())) {
                script.append("systemctl daemon-reload\n");
            } else if (rewritten) {
                script.append(Units.read(Units.fullName(name), path()));
            }
        }

        void rest() {
            // a service that a timer starts may run just now, and ends by itself
            if (state.isActive() && content.isEmpty()) {
                lines.add("- running");
                script.append("systemctl stop ").append(unit).append('\n');
            }
        }

        void start() {
            verb = lines.isEmpty() ? Verb.START : verb;
            lines.add("- " + state.active() + " (" + state.sub() + ")");
            lines.add("+ running");
            script.append("systemctl reset-failed ").append(unit).append(" 2>/dev/null || true\n");
            script.append("systemctl start ").append(unit).append('\n');
        }

        void restart(List<String> because) {
            verb = Verb.RESTART;
            because.forEach(path -> lines.add("~ " + path + " is newer than the running unit"));
            var reason = because.isEmpty() ? "its unit file" : String.join(", ", because);
            effects.add(new Effect(Effect.Kind.RESTART, address(), reason));
            // also where only a template is new that the unit starts its instances from
            boolean read = rewritten || because.stream().anyMatch(path -> path.startsWith("/etc/systemd/"));
            script.append(read ? "systemctl daemon-reload\n" : "");
            script.append("systemctl restart ").append(unit).append('\n');
        }

        void reload(List<String> because) {
            verb = verb == Verb.UPDATE && lines.isEmpty() ? Verb.RELOAD : verb;
            because.forEach(path -> lines.add("~ " + path + " is newer than what the unit has read"));
            effects.add(new Effect(Effect.Kind.RELOAD, address(), String.join(", ", because)));
            var stamp = Script.quote(reloadStamp());
            // the time of before the reload counts, and only where the reload went well
            script.append("mkdir -p /run/howdah\ntouch %1$s.new\nsystemctl reload %2$s\nmv -f %1$s.new %1$s\n"
                    .formatted(stamp, unit));
        }

        Change done() {
            if (script.isEmpty()) {
                return same();
            }
            var action = Action.of("bring " + address() + " to its state", script.toString())
                    .diagnosedBy("journalctl -u " + unit + " -n 20 --no-pager -o cat")
                    .within(limit);
            return new Change.Edit(verb, lines, List.of(action), effects);
        }
    }

    private String reloadStamp() {
        return "/run/howdah/reloaded-" + Units.fullName(name);
    }

    private List<String> restartFiles() {
        var paths = new ArrayList<>(restartWhenNewer);
        content.ifPresent(_ -> paths.add(path()));
        return paths;
    }

    private static List<String> newer(Facts facts, List<String> paths, Instant than) {
        return paths.stream()
                .filter(path -> modified(facts, path).isAfter(than))
                .toList();
    }

    private static Instant modified(Facts facts, String path) {
        return facts.ask(Files.state(path))
                .orElse(Optional.empty())
                .map(FileState::modified)
                .orElse(Instant.EPOCH);
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
