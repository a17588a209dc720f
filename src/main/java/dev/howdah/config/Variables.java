package dev.howdah.config;

import dev.howdah.model.Setting;
import dev.howdah.model.SettingType.WrongValue;
import dev.howdah.model.Settings;
import dev.howdah.problem.DidYouMean;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;

/// Reads `cluster_vars` and `vars` into values of the settings that the components declared.
///
/// An unknown variable is a warning and not an error: files written for TPA carry variables of parts not built yet.
final class Variables {

    private final Map<String, Setting<?>> known = new LinkedHashMap<>();
    private final Findings findings;

    Variables(List<Setting<?>> settings, Findings findings) {
        settings.forEach(setting -> known.put(setting.name(), setting));
        this.findings = findings;
    }

    /// The values of `cluster_vars`, without those that somebody else reads.
    Map<String, Object> ofCluster(Optional<Section> section, List<String> readElsewhere) {
        var values = new LinkedHashMap<String, Object>();
        section.ifPresent(vars -> vars.entries().forEach((name, node) -> {
            if (!readElsewhere.contains(name)) {
                readOne(name, node, vars.line(name), values);
            }
        }));
        return values;
    }

    /// The values of an instance's `vars`; what counts for the whole cluster does not belong there.
    Map<String, Object> ofInstance(Optional<Section> section) {
        var values = new LinkedHashMap<String, Object>();
        section.ifPresent(vars -> vars.entries().forEach((name, node) -> {
            var setting = known.get(name);
            if (Words.POSTGRES.contains(name) || (setting != null && setting.clusterWide())) {
                findings.error(
                        vars.line(name),
                        "'" + name + "' counts for the whole cluster, not for one instance",
                        "write it under cluster_vars");
            } else {
                readOne(name, node, vars.line(name), values);
            }
        }));
        return values;
    }

    /// The values of some variables that a section has among other keys.
    Map<String, Object> pick(Section section, List<String> names) {
        var values = new LinkedHashMap<String, Object>();
        section.entries().forEach((name, node) -> {
            if (names.contains(name)) {
                readOne(name, node, section.line(name), values);
            }
        });
        return values;
    }

    private void readOne(String name, Node node, int line, Map<String, Object> values) {
        var setting = known.get(name);
        if (setting == null) {
            unknown(name, node, line);
            return;
        }
        try {
            values.put(name, setting.type().reading().apply(new PlainValue(findings).of(node)));
        } catch (WrongValue e) {
            findings.error(line, "'" + name + "' does not fit: " + e.getMessage(), setting.meaning());
        }
    }

    private void unknown(String name, Node node, int line) {
        var tpa = TpaVariable.of(name)
                .filter(_ -> DidYouMean.nearest(name, known.keySet()).isEmpty() || TpaVariable.isExact(name));
        if (tpa.isEmpty()) {
            findings.warning(line, "the variable '" + name + "' is not known and has no effect", hint(name));
        } else if (tpa.get().refused() && !isDefault(node)) {
            findings.error(
                    line,
                    "the variable '" + name + "' is known to TPA and cannot be followed here: "
                            + tpa.get().why(),
                    "remove it if the cluster can do without");
        } else {
            findings.warning(
                    line,
                    "the variable '" + name + "' is known to TPA and has no effect here: "
                            + tpa.get().why(),
                    "it may stay for TPA");
        }
    }

    /// Whether a value asks for nothing: the method that is used anyway, an empty list, no.
    private boolean isDefault(Node node) {
        var value = new PlainValue(findings).of(node);
        return List.of("pkg", "", false, List.of(), Map.of()).contains(value);
    }

    private String hint(String name) {
        var candidates = new ArrayList<>(known.keySet());
        candidates.addAll(Words.POSTGRES);
        return DidYouMean.nearest(name, candidates)
                .map(near -> "did you mean '" + near + "'?")
                .orElse("remove it if nothing else reads it");
    }

    static Settings settings(Map<String, Object> values) {
        return values.isEmpty() ? Settings.NONE : Settings.of(values);
    }
}
