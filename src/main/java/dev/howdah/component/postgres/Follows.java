package dev.howdah.component.postgres;

import static dev.howdah.host.Script.quote;

import dev.howdah.component.PostgresPaths;
import dev.howdah.engine.Action;
import dev.howdah.engine.Change;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Facts;
import dev.howdah.engine.Resource;
import dev.howdah.engine.Verb;
import dev.howdah.resource.Sql;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Data that is or will be a standby of a certain upstream: its standby.signal and its connection.
///
/// A Postgres that runs as a primary is left alone: the script ends with a failure there.
///
/// @param connection libpq parameters, without a password
/// @param slot on the upstream; empty where slots are not used
record Follows(PostgresPaths paths, String upstream, String connection, Optional<String> slot) implements Resource {

    private static final Pattern HOST = Pattern.compile("(?:^|[\\s'])host\\s*=\\s*'*([^'\\s,]+)");

    /// What stands in the files.
    private record Written(boolean signal, Optional<String> upstream, String slot) {}

    @Override
    public String address() {
        return "upstream";
    }

    @Override
    public List<Fact<?>> facts() {
        return List.of(written());
    }

    @Override
    public Change compare(Facts facts) {
        var wished = new Written(true, Optional.of(upstream), slot.orElse(""));
        return given(facts.ask(written()), found -> found.equals(wished) ? same() : change(found));
    }

    private Change change(Written found) {
        var before = found.signal() ? found.upstream().orElse("nobody") : "none, a primary's data";
        return edit(
                Verb.UPDATE,
                List.of(
                        "- " + before,
                        "+ " + upstream
                                + slot.map(name -> " through slot " + name).orElse("")),
                Action.of("follow " + upstream, script()).diagnosedBy("tail -n 10 /var/log/postgres/postgres.log"));
    }

    private Fact<Written> written() {
        return Fact.sh("what is to be followed", """
                d=%s
                [ ! -e $d/standby.signal ] || echo signal
                for name in primary_conninfo primary_slot_name; do
                  sed -n "s/^ *$name *= */$name /p" $d/postgresql.auto.conf 2>/dev/null | tail -n 1
                done
                exit 0
                """.formatted(quote(paths.dataDirectory())), Follows::read);
    }

    private static Written read(String answer) {
        var lines = answer.lines().toList();
        var host = HOST.matcher(value(lines, "primary_conninfo "));
        return new Written(
                lines.contains("signal"),
                host.find() ? Optional.of(host.group(1)) : Optional.empty(),
                value(lines, "primary_slot_name ").replace("'", ""));
    }

    private static String value(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()))
                .findFirst()
                .orElse("");
    }

    private String script() {
        return """
                d=%1$s
                if systemctl is-active --quiet postgres; then
                  [ "$(%2$s -wc 'select pg_is_in_recovery()')" = t ] || { echo 'it runs as a primary and is left alone'; exit 1; }
                  %3$s
                else
                  umask 077
                  { grep -vE '^ *(primary_conninfo|primary_slot_name) *=' $d/postgresql.auto.conf || true
                    cat <<'HOWDAH_CONF'
                %4$s
                HOWDAH_CONF
                  } > $d/postgresql.auto.conf.howdah
                  chown %5$s: $d/postgresql.auto.conf.howdah
                  sync $d/postgresql.auto.conf.howdah
                  mv -f $d/postgresql.auto.conf.howdah $d/postgresql.auto.conf
                  : > $d/standby.signal
                  chown %5$s: $d/standby.signal
                  sync $d
                fi
                """.formatted(
                        quote(paths.dataDirectory()),
                        paths.psql().command(),
                        paths.psql().statements(statements()).strip(),
                        lines(),
                        paths.user());
    }

    private List<String> statements() {
        return List.of(
                "alter system set primary_conninfo = " + Sql.literal(connection),
                "alter system set primary_slot_name = " + Sql.literal(slot.orElse("")),
                "select from pg_reload_conf()");
    }

    private String lines() {
        return "primary_conninfo = " + Sql.literal(connection) + "\nprimary_slot_name = "
                + Sql.literal(slot.orElse(""));
    }
}
