package dev.howdah.report;

import dev.howdah.engine.Action;
import dev.howdah.engine.Change;
import dev.howdah.engine.Effect;
import dev.howdah.engine.Plan;
import dev.howdah.engine.PlannedChange;
import dev.howdah.engine.Verb;
import dev.howdah.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;

/// A plan as JSON: only what would change, in a form that stays. What a stored plan is compared by, when it is to be
/// carried out, is its fingerprint.
public final class PlanJson {

    private static final String FORMAT = "howdah-plan-1";

    private PlanJson() {}

    /// What a stored plan says about itself.
    ///
    /// @param configDigest SHA-256 of the config.yml that it was made from
    public record Stored(String fingerprint, String configDigest) {}

    /// @param outlook what may be expected of the cluster, a line each
    public static String of(Plan plan, List<String> provisioning, String configDigest, List<String> outlook) {
        var json = new LinkedHashMap<String, Object>();
        json.put("format", FORMAT);
        json.put("config_sha256", configDigest);
        json.put("fingerprint", fingerprint(plan, provisioning));
        json.putAll(content(plan, provisioning));
        json.put("summary", summary(plan));
        json.put("outlook", outlook.stream().map(String::strip).toList());
        return Json.pretty(json);
    }

    /// A digest of all that the plan would change: equal plans have equal ones, whenever they were made.
    public static String fingerprint(Plan plan, List<String> provisioning) {
        try {
            var text = Json.pretty(content(plan, provisioning));
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// Reads what [#of] wrote.
    ///
    /// @param path for the message where the text is no stored plan
    public static Stored read(String text, String path) {
        var json = Json.read(text, path);
        if (json.get("format") instanceof String format
                && format.equals(FORMAT)
                && json.get("fingerprint") instanceof String fingerprint
                && json.get("config_sha256") instanceof String digest) {
            return new Stored(fingerprint, digest);
        }
        throw Json.unusable(Problem.inFile(path, 0, "this is no plan that `howdah plan --out` wrote"));
    }

    private static SequencedMap<String, Object> content(Plan plan, List<String> provisioning) {
        var json = new LinkedHashMap<String, Object>();
        json.put("provisioning", provisioning);
        var instances = new ArrayList<Object>();
        plan.instances().forEach((instance, steps) -> {
            var changed = steps.stream()
                    .filter(step -> !step.pending().isEmpty())
                    .map(step -> ordered(
                            "step",
                            step.step(),
                            "changes",
                            step.pending().stream().map(PlanJson::change).toList()))
                    .toList();
            if (!changed.isEmpty()) {
                instances.add(ordered("instance", instance, "steps", changed));
            }
        });
        json.put("instances", instances);
        var unreachable = new ArrayList<Object>();
        plan.unreachable()
                .forEach((instance, problem) -> unreachable.add(ordered("instance", instance, "what", problem.what())));
        json.put("unreachable", unreachable);
        return json;
    }

    private static Map<String, Object> change(PlannedChange planned) {
        var json = ordered("address", planned.address());
        switch (planned.change()) {
            case Change.Edit(var verb, var lines, var actions, var effects) -> {
                json.put("change", word(verb));
                json.put("lines", lines);
                json.put("actions", actions.stream().map(Action::summary).toList());
                json.put("effects", effects.stream().map(PlanJson::effect).toList());
            }
            case Change.Later(var why) -> {
                json.put("change", "later");
                json.put("why", why);
            }
            case Change.Refused(var problem) -> {
                json.put("change", "refused");
                json.put("why", problem.what());
                problem.remedy().ifPresent(remedy -> json.put("remedy", remedy));
            }
            case Change.Same() -> json.put("change", "none");
        }
        if (!planned.caused().isEmpty()) {
            json.put("caused", planned.caused().stream().map(PlanJson::effect).toList());
        }
        return json;
    }

    private static Map<String, Object> effect(Effect effect) {
        return ordered(
                "kind", effect.kind().name().toLowerCase(Locale.ROOT),
                "target", effect.target(),
                "because", effect.because());
    }

    private static Map<String, Object> summary(Plan plan) {
        var counts = PlanCounts.of(plan);
        var json = new LinkedHashMap<String, Object>();
        for (var verb : Verb.values()) {
            json.put(word(verb), counts.of(verb));
        }
        json.put("caused", counts.restarts());
        json.put("later", counts.later());
        json.put("refused", counts.refused());
        json.put("unchanged", counts.unchanged());
        return json;
    }

    private static String word(Verb verb) {
        return verb.name().toLowerCase(Locale.ROOT);
    }

    private static SequencedMap<String, Object> ordered(Object... namesAndValues) {
        return Json.ordered(namesAndValues);
    }
}
