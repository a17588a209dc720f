package dev.howdah.component.patroni;

import dev.howdah.component.Certificates;
import dev.howdah.component.PatroniRest;
import dev.howdah.engine.Fact;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// What an instance's own Patroni says through its REST interface, all of it in one question.
///
/// @param member itself (`GET /patroni`)
/// @param members all of them as it sees them (`GET /cluster`)
/// @param config the settings of the whole cluster, as kept in etcd (`GET /config`)
record PatroniFacts(Map<String, Object> member, List<Map<String, Object>> members, Map<String, Object> config) {

    /// Python is there where Patroni is.
    private static final String PYTHON = """
            python3 -I -S - @url@ @authority@ <<'HOWDAH_PYTHON'
            import json, ssl, sys, urllib.error, urllib.request
            context = ssl.create_default_context(cafile=sys.argv[2])
            for what in ('patroni', 'cluster', 'config'):
                try:
                    answer = urllib.request.urlopen(sys.argv[1] + '/' + what, context=context, timeout=10).read()
                except urllib.error.HTTPError as error:
                    answer = error.read()
                except OSError as error:
                    sys.exit('Patroni does not answer: %s' % error)
                try:
                    print(what, json.dumps(json.loads(answer)))
                except ValueError:
                    print(what, '{}')
            HOWDAH_PYTHON
            """;

    static Fact<PatroniFacts> of(Cluster cluster, Instance instance) {
        var url = new PatroniRest(cluster, instance).url();
        return Fact.sh(
                "Patroni",
                PYTHON.replace("@url@", url).replace("@authority@", Certificates.authorityPath()),
                PatroniFacts::read);
    }

    /// Whether it stands still on purpose (maintenance mode).
    boolean isPaused() {
        return Boolean.TRUE.equals(config.get("pause"));
    }

    private static PatroniFacts read(String answer) {
        var parts = new HashMap<String, Map<String, Object>>();
        answer.lines().forEach(line -> {
            int at = line.indexOf(' ');
            if (at > 0) {
                parts.put(line.substring(0, at), json(line.substring(at + 1)));
            }
        });
        var cluster = parts.getOrDefault("cluster", Map.of());
        var members = cluster.get("members") instanceof List<?> list
                ? list.stream()
                        .filter(Map.class::isInstance)
                        .map(member -> Layers.named((Map<?, ?>) member))
                        .toList()
                : List.<Map<String, Object>>of();
        return new PatroniFacts(
                parts.getOrDefault("patroni", Map.of()), members, parts.getOrDefault("config", Map.of()));
    }

    private static Map<String, Object> json(String text) {
        try {
            return JsonMapper.shared().readValue(text, new TypeReference<Map<String, Object>>() {});
        } catch (JacksonException _) {
            return Map.of();
        }
    }
}
