package dev.howdah.component.patroni;

import dev.howdah.engine.Action;
import dev.howdah.engine.Change;
import dev.howdah.engine.Effect;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Facts;
import dev.howdah.engine.Resource;
import dev.howdah.engine.Verb;
import dev.howdah.resource.FileState;
import dev.howdah.resource.Files;
import dev.howdah.resource.KeyValueFile;
import dev.howdah.resource.PgSetting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// One member's Postgres has the settings that count for it: Patroni has written them to its postgresql.conf.
///
/// Patroni is woken and waited for. A setting that means what Postgres runs with, in other words (`1GB`, `1024MB`),
/// Patroni does not write again, and neither is it asked to.
///
/// @param hbaLines of pg_hba.conf, which Patroni writes too
record SettingsTaken(PatroniConf conf, SequencedMap<String, String> wished, List<String> hbaLines) implements Resource {

    @Override
    public String address() {
        return "settings of Postgres by Patroni";
    }

    @Override
    public List<Fact<?>> facts() {
        return List.of(
                Files.content(configurationFile()),
                Files.content(conf.paths().hbaFile()),
                PgSetting.all(conf.paths().psql()));
    }

    private String configurationFile() {
        return conf.paths().dataDirectory() + "/postgresql.conf";
    }

    @Override
    public Change compare(Facts facts) {
        return given(
                facts.ask(PgSetting.all(conf.paths().psql())),
                (Map<String, PgSetting> running) -> given(
                        facts.ask(Files.content(configurationFile())),
                        (Optional<FileState> file) -> given(
                                facts.ask(Files.content(conf.paths().hbaFile())),
                                (Optional<FileState> hba) -> compare(running, body(file), body(hba)))));
    }

    private static String body(Optional<FileState> file) {
        return file.map(FileState::body).orElse("");
    }

    private Change compare(Map<String, PgSetting> running, String file, String hba) {
        var written = KeyValueFile.readPostgres(file);
        var lines = new ArrayList<String>();
        var effects = new ArrayList<Effect>();
        wished.forEach((name, value) -> {
            var known = Optional.ofNullable(running.get(name));
            var old = Optional.ofNullable(written.get(name));
            // Patroni leaves out what this Postgres does not know
            boolean unknown = known.isEmpty() && !name.contains(".");
            if (unknown
                    || old.filter(value::equals).isPresent()
                    || known.filter(it -> Meaning.same(it, value)).isPresent()) {
                return;
            }
            old.ifPresent(text -> lines.add("- " + name + " = " + text));
            lines.add("+ " + name + " = " + value);
            known.flatMap(PgSetting::change)
                    .or(() -> Optional.of(Effect.Kind.RELOAD))
                    .ifPresent(kind -> effects.add(new Effect(kind, "Postgres", name)));
        });
        if (!wanted(hbaLines).equals(wanted(hba.lines().toList()))) {
            lines.add("~ pg_hba.conf");
            effects.add(new Effect(Effect.Kind.RELOAD, "Postgres", "pg_hba.conf"));
        }
        return lines.isEmpty() ? same() : new Change.Edit(Verb.UPDATE, lines, List.of(take(lines)), effects);
    }

    /// Lines that say something.
    private static List<String> wanted(List<String> lines) {
        return lines.stream()
                .flatMap(String::lines)
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }

    private Action take(List<String> lines) {
        var rest = new RestCall(conf);
        var expected = new StringBuilder();
        lines.stream().filter(line -> line.startsWith("+ ")).forEach(line -> {
            var name = line.substring(2, line.indexOf(" = "));
            expected.append(name)
                    .append(" = '")
                    .append(line.substring(line.indexOf(" = ") + 3)
                            .replace("'", "''")
                            .replace("\\", "\\\\"))
                    .append("'\n");
        });
        return Action.of(
                        "let Patroni take the settings",
                        rest.function()
                                + """
                        asked() { %1$s -wc "$1" 2>/dev/null; }
                        waiting() {
                          n=$((n + 1))
                          [ $n -lt 150 ] || { echo 'Patroni has not taken the settings' >&2; exit 1; }
                          sleep 0.2
                        }
                        begun=$(date +%%s.%%N)
                        systemctl reload patroni
                        %2$sn=0
                        while :; do
                          missing=0
                          while read -r line; do
                            grep -qxF -- "$line" %3$s || missing=1
                          done <<'HOWDAH_LINES'
                        %5$sHOWDAH_LINES
                          [ $missing = 1 ] || break
                          waiting
                        done
                        newest=$(stat -c %%.9Y %3$s %4$s | sort -n | tail -n 1)
                        until [ "$(asked "select extract(epoch from pg_conf_load_time()) > greatest($begun, $newest)")" = t ]; do
                          waiting
                        done
                        """.formatted(
                                                conf.paths().psql().command(),
                                                rest.wake(),
                                                configurationFile(),
                                                conf.paths().hbaFile(),
                                                expected))
                .diagnosedBy("journalctl -u patroni -n 15 --no-pager -o cat");
    }
}
