package dev.howdah.operation.reconfigure;

import dev.howdah.config.ConfigEdit;
import dev.howdah.model.Cluster;
import dev.howdah.model.Setting;
import dev.howdah.model.SettingType;
import dev.howdah.operation.Components;
import dev.howdah.problem.DidYouMean;
import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import dev.howdah.problem.Problems;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// `--set NAME=VALUE` and `--unset NAME`, for the cluster or for one instance.
final class VariableWishes {

    private static final String SECTION = "cluster_vars";
    private static final Map<String, String> OTHER_WAYS = Map.of(
            "failover_manager", "use --failover-manager",
            "postgres_version", "use --postgres-version for a minor version; a major one is an upgrade",
            "postgres_flavour", "a cluster keeps its flavour; configure a new one");

    private final Optional<String> instance;
    private final Map<String, Setting<?>> known = new LinkedHashMap<>();
    private final Problems problems = new Problems();

    VariableWishes(Cluster cluster, Optional<String> instance) {
        this.instance = instance.flatMap(cluster::find).map(found -> found.name());
        Components.settings().forEach(setting -> known.put(setting.name(), setting));
    }

    Problems problems() {
        return problems;
    }

    ConfigEdit set(ConfigEdit edit, String assignment) throws ConfigEdit.NotPossible {
        int equals = assignment.indexOf('=');
        if (equals <= 0) {
            problem("--set", "'" + assignment + "' is not NAME=VALUE", "write it as --set max_connections=300");
            return edit;
        }
        var name = assignment.substring(0, equals).strip();
        var value = value(name, assignment.substring(equals + 1).strip());
        if (value.isEmpty()) {
            return edit;
        }
        return instance.isPresent()
                ? edit.setOf(instance.get(), name, value.get())
                : edit.set(SECTION, name, value.get());
    }

    private Optional<Object> value(String name, String text) {
        var setting = Optional.<Setting<?>>ofNullable(known.get(name));
        if (OTHER_WAYS.containsKey(name)) {
            problem("--set", "'" + name + "' is not set like this", OTHER_WAYS.getOrDefault(name, ""));
            return Optional.empty();
        }
        if (setting.isEmpty()) {
            problem("--set", "there is no variable '" + name + "'", DidYouMean.hint(name, known.keySet()));
            return Optional.empty();
        }
        try {
            Object value = ConfigEdit.typed(text).orElse("");
            Objects.requireNonNull(setting.get().type().reading().apply(value));
            return Optional.of(value);
        } catch (SettingType.WrongValue e) {
            problem(
                    "--set",
                    "'" + name + "' does not fit: " + e.getMessage(),
                    setting.get().meaning());
        } catch (ProblemException e) {
            problem("--set", "the value of '" + name + "' is not valid YAML: " + text, "put it in quotes for YAML too");
        }
        return Optional.empty();
    }

    ConfigEdit unset(ConfigEdit edit, String name) throws ConfigEdit.NotPossible {
        if (OTHER_WAYS.containsKey(name)) {
            problem("--unset", "'" + name + "' cannot be left out", OTHER_WAYS.getOrDefault(name, ""));
            return edit;
        }
        var changed = instance.isPresent() ? edit.unsetOf(instance.get(), name) : edit.unset(SECTION, name);
        if (changed.equals(edit)) {
            problem(
                    "--unset",
                    "'" + name + "' is not set "
                            + instance.map(one -> "for " + one).orElse("under cluster_vars"),
                    "look at config.yml");
        }
        return changed;
    }

    private void problem(String option, String what, String remedy) {
        problems.add(Problem.inOption(option, what).withRemedy(remedy));
    }
}
