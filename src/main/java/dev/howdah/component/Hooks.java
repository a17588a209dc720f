package dev.howdah.component;

import dev.howdah.engine.Resource;
import dev.howdah.engine.Step;
import dev.howdah.model.Instance;
import dev.howdah.model.Role;
import dev.howdah.resource.HookRun;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/// The user's own programs as resources and steps: none where there is no hook for a stage.
public record Hooks(Deployment deployment, Instance instance) {

    public List<Step> steps(HookStage stage) {
        var resources = resources(stage);
        return resources.isEmpty() ? List.of() : List.of(Step.of("hook: " + stage.word(), resources));
    }

    public List<Resource> resources(HookStage stage) {
        var files = deployment.files();
        return files.hook(stage).stream()
                .<Resource>map(hook -> new HookRun(
                        hook.name(),
                        hook.file(),
                        hook.shell(),
                        environment(stage),
                        hook.limit(),
                        files.askedFor(stage)))
                .toList();
    }

    /// What a hook may know.
    private SequencedMap<String, String> environment(HookStage stage) {
        var cluster = deployment.cluster();
        var facts = new LinkedHashMap<String, String>();
        facts.put("HOWDAH_STAGE", stage.word());
        facts.put("HOWDAH_CLUSTER", cluster.name());
        facts.put("HOWDAH_INSTANCE", instance.name());
        facts.put("HOWDAH_NODE", Integer.toString(instance.node()));
        facts.put("HOWDAH_LOCATION", instance.location());
        facts.put(
                "HOWDAH_ROLES",
                instance.roles().stream().map(Role::word).sorted().collect(Collectors.joining(" ")));
        facts.put("HOWDAH_ADDRESS", instance.address().orElse(""));
        facts.put("HOWDAH_PRIMARY", deployment.primary().name());
        facts.put("HOWDAH_UPSTREAM", deployment.now().upstream(instance).orElse(""));
        facts.put("HOWDAH_FAILOVER_MANAGER", cluster.failover().word());
        facts.put("HOWDAH_POSTGRES_VERSION", Integer.toString(cluster.postgres().major()));
        if (instance.runsPostgres()) {
            var paths = PostgresPaths.of(cluster, instance);
            facts.put("HOWDAH_POSTGRES_USER", paths.user());
            facts.put("HOWDAH_POSTGRES_PORT", Integer.toString(paths.port()));
            facts.put("HOWDAH_POSTGRES_DATA", paths.dataDirectory());
            facts.put("HOWDAH_POSTGRES_CONF", paths.configurationDirectory());
            facts.put("HOWDAH_POSTGRES_BIN", paths.binaries());
        }
        return facts;
    }
}
