package dev.howdah.resource;

import dev.howdah.engine.Change;
import dev.howdah.engine.Effect;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Facts;
import dev.howdah.engine.Resource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeSet;

/// A file of conf.d. A change says of each setting whether a reload or a restart brings it in, as the running
/// Postgres itself tells (pg_settings.context); of a Postgres that does not run nothing is said.
///
/// @param heading first lines, comments
/// @param settings in the order of the file
/// @param owner account that owns Postgres
/// @param target address of the resource that is reloaded or restarted, such as `unit postgres`
public record PostgresConf(
        String path, String heading, SequencedMap<String, String> settings, String owner, Psql psql, String target)
        implements Resource {

    public PostgresConf {
        settings = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(settings));
    }

    @Override
    public String address() {
        return "file " + path;
    }

    @Override
    public List<Fact<?>> facts() {
        return List.of(Files.content(path), PgSetting.all(psql));
    }

    @Override
    public Change compare(Facts facts) {
        var old = facts.ask(Files.content(path))
                .orElse(Optional.empty())
                .map(FileState::body)
                .orElse("");
        var known = facts.ask(PgSetting.all(psql)).orElse(Map.of());
        var file = new ConfigFile(
                path, heading + KeyValueFile.postgres(settings), "0644", owner, owner, effects(old, known));
        return file.compare(facts);
    }

    private List<Effect> effects(String old, Map<String, PgSetting> known) {
        if (known.isEmpty()) {
            return List.of();
        }
        var before = KeyValueFile.readPostgres(old);
        var names = new TreeSet<>(before.keySet());
        names.addAll(settings.keySet());
        var effects = new ArrayList<Effect>();
        for (var name : names) {
            if (!Objects.equals(before.get(name), settings.get(name))) {
                // a setting of a library that is not loaded is unknown, and harmless
                var kind = Optional.ofNullable(known.get(name))
                        .map(PgSetting::change)
                        .orElse(Optional.of(Effect.Kind.RELOAD));
                kind.ifPresent(value -> effects.add(new Effect(value, target, name)));
            }
        }
        return effects;
    }
}
