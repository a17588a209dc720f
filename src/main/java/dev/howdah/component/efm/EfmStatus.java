package dev.howdah.component.efm;

import dev.howdah.engine.Fact;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import dev.howdah.topology.ManagerView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// What EFM's agent on one instance says: of itself, and of all.
///
/// EFM 4 says of each node whether its agent is up; EFM 5 says only of those that are not, as a type. An agent that
/// waits for somebody to tell it that its Postgres is well again is idle, and watches nothing.
record EfmStatus(EfmPlaces places) {

    private static final Set<String> WATCHING = Set.of("primary", "standby", "witness");

    /// What the agent here is: primary, standby, witness or idle; empty where none answers.
    ///
    /// Its own exit status says whether all is well, and that is no matter here.
    Fact<String> own() {
        return Fact.sh(
                "EFM's agent",
                places.command("node-status-json") + " 2>/dev/null\nexit 0",
                answer -> text(json(answer), "type").toLowerCase(Locale.ROOT));
    }

    static boolean isWatching(String type) {
        return WATCHING.contains(type);
    }

    /// Hosts that may join, by the addresses that EFM knows them by.
    Fact<List<String>> allowed() {
        var fact = all();
        return new Fact<>(
                "hosts that EFM lets in",
                fact.question(),
                fact.reading().andThen(answer -> words(answer, "allowednodes")));
    }

    Fact<ManagerView> view() {
        var fact = all();
        return new Fact<>("EFM's view", fact.question(), fact.reading().andThen(this::view));
    }

    /// Where no agent answers there is no view, which is a fault of its own.
    private Fact<Map<String, Object>> all() {
        var command = places.command("cluster-status-json");
        return Fact.sh("EFM's status", """
                howdah_status=$(%s 2>&1) || true
                case $howdah_status in
                  *'"nodes"'*) printf '%%s\\n' "$howdah_status" ;;
                  *) printf 'EFM does not answer: %%s\\n' "$howdah_status" >&2; exit 1 ;;
                esac
                """.formatted(command), EfmStatus::json);
    }

    private ManagerView view(Map<String, Object> answer) {
        var nodes = named(answer.getOrDefault("nodes", Map.of()));
        return new ManagerView(
                Efm.NAME,
                places.instance().name(),
                nodes.entrySet().stream()
                        .flatMap(node -> known(node.getKey()).map(agent -> member(agent, named(node.getValue()))))
                        .toList());
    }

    private Stream<Instance> known(String address) {
        return EfmPlaces.agents(cluster()).stream()
                .filter(agent -> places.addressOf(agent).equals(address));
    }

    private static ManagerView.Member member(Instance agent, Map<String, Object> node) {
        var type = text(node, "type").toLowerCase(Locale.ROOT);
        var info = Stream.of("lsnInfo", "xloginfo")
                .map(key -> text(node, key))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
        return new ManagerView.Member(
                agent.name(), type, Optional.empty(), text(node, "db").equals("UP"), agent(type, node), info);
    }

    private static String agent(String type, Map<String, Object> node) {
        if (type.equals("down") || text(node, "agent").equals("DOWN")) {
            return "stopped";
        }
        return isWatching(type) ? "running" : type;
    }

    private Cluster cluster() {
        return places.cluster();
    }

    private static List<String> words(Map<String, Object> answer, String key) {
        return answer.get(key) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    private static String text(Map<String, Object> object, String key) {
        return String.valueOf(object.getOrDefault(key, ""));
    }

    private static Map<String, Object> named(Object value) {
        var named = new LinkedHashMap<String, Object>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, item) -> named.put(String.valueOf(key), item));
        }
        return named;
    }

    /// It may print lines before the object, as when it warns.
    private static Map<String, Object> json(String text) {
        int begin = text.indexOf('{');
        if (begin < 0) {
            return Map.of();
        }
        try {
            return JsonMapper.shared().readValue(text.substring(begin), new TypeReference<Map<String, Object>>() {});
        } catch (JacksonException _) {
            return Map.of();
        }
    }
}
