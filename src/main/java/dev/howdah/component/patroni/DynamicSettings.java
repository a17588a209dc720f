package dev.howdah.component.patroni;

import dev.howdah.engine.Action;
import dev.howdah.engine.Change;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Facts;
import dev.howdah.engine.Resource;
import dev.howdah.engine.Verb;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// The settings of the whole cluster in etcd. Settings of Postgres that config.yml does not have are taken out;
/// anything else that is there besides, such as the maintenance mode, is left alone.
record DynamicSettings(PatroniConf conf, SequencedMap<String, Object> wished) implements Resource {

    @Override
    public String address() {
        return "Patroni's settings of the cluster";
    }

    @Override
    public List<Fact<?>> facts() {
        return List.of(PatroniFacts.of(conf.cluster(), conf.instance()));
    }

    @Override
    public Change compare(Facts facts) {
        return given(facts.ask(PatroniFacts.of(conf.cluster(), conf.instance())), found -> {
            var patch = patch(found.config());
            return patch.isEmpty() ? same() : change(found.config(), patch);
        });
    }

    private Map<String, Object> patch(Map<String, Object> config) {
        var patch = Layers.patch(config, wished);
        var known = Layers.at(wished, "postgresql", "parameters");
        var gone = Layers.at(config, "postgresql", "parameters").keySet().stream()
                .filter(name -> !known.containsKey(name))
                .toList();
        if (gone.isEmpty()) {
            return patch;
        }
        var postgresql = Layers.at(patch, "postgresql");
        var parameters = new LinkedHashMap<String, @Nullable Object>(Layers.at(postgresql, "parameters"));
        gone.forEach(name -> parameters.put(name, null)); // which takes it out
        postgresql.put("parameters", parameters);
        patch.put("postgresql", postgresql);
        return patch;
    }

    private Change change(Map<String, Object> config, Map<String, Object> patch) {
        var rest = new RestCall(conf);
        return edit(
                Verb.UPDATE,
                Layers.difference(config, patch),
                Action.of(
                        "patch Patroni's settings",
                        rest.function()
                                + rest.send(
                                                "PATCH",
                                                "/config",
                                                JsonMapper.shared().writeValueAsString(patch))
                                        .replaceFirst("^rest ", "rest >/dev/null ")));
    }
}
