package dev.howdah.component;

import dev.howdah.engine.Resource;
import dev.howdah.engine.Step;
import dev.howdah.model.Instance;
import dev.howdah.resource.HookRun;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

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
        var facts = new LinkedHashMap<String, String>();
        facts.put("HOWDAH_STAGE", stage.word());
        facts.putAll(new ProgramEnvironment(deployment.cluster(), deployment.now()).on(instance));
        return facts;
    }
}
