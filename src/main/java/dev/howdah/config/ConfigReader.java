package dev.howdah.config;

import dev.howdah.model.Cluster;
import dev.howdah.model.ClusterName;
import dev.howdah.model.Setting;
import dev.howdah.model.SettingType;
import dev.howdah.problem.DidYouMean;
import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.yaml.snakeyaml.nodes.MappingNode;

/// Reads config.yml. Everything that is wrong is found in one go and thrown together, each with its line.
public final class ConfigReader {

    private final Section top;
    private final Findings findings;
    private final Variables variables;
    private final List<Setting<?>> settings;
    private final Set<String> named;

    /// @param named keys at the top of the file that templates refer to
    private ConfigReader(Section top, Findings findings, List<Setting<?>> settings, Set<String> named) {
        this.top = top;
        this.findings = findings;
        this.named = named;
        this.settings = settings;
        this.variables = new Variables(settings, findings);
    }

    /// Reads the config.yml of a cluster's directory.
    ///
    /// @param settings the variables that are known, as the components declared them
    public static ReadCluster read(Path clusterDirectory, List<Setting<?>> settings) {
        return check(clusterDirectory.resolve("config.yml"), settings).orThrow();
    }

    /// Reads the text of a config.yml.
    ///
    /// @param path the file's name for messages
    /// @param directoryName the name of the cluster where the text gives none
    public static ReadCluster parse(String text, String path, String directoryName, List<Setting<?>> settings) {
        return check(text, path, directoryName, settings).orThrow();
    }

    /// Reads a file, whatever its name, and says what is wrong and what is odd in it.
    public static CheckedConfig check(Path file, List<Setting<?>> settings) {
        var directory = file.toAbsolutePath().normalize().getParent();
        var name = directory == null ? null : directory.getFileName();
        try {
            return check(text(file), file.toString(), name == null ? "" : name.toString(), settings);
        } catch (ProblemException e) {
            return new CheckedConfig(Optional.empty(), e.problems(), List.of());
        }
    }

    /// Reads a text and says what is wrong and what is odd in it.
    public static CheckedConfig check(String text, String path, String directoryName, List<Setting<?>> settings) {
        var findings = new Findings(path);
        try {
            var cluster = cluster(text, path, directoryName, settings, findings);
            return new CheckedConfig(
                    findings.errors().isEmpty() ? Optional.of(cluster) : Optional.empty(),
                    findings.errors(),
                    findings.warnings());
        } catch (ProblemException e) {
            return new CheckedConfig(Optional.empty(), e.problems(), findings.warnings());
        }
    }

    private static Cluster cluster(
            String text, String path, String directoryName, List<Setting<?>> settings, Findings findings) {
        if (!(YamlText.parse(path, text).orElse(null) instanceof MappingNode mapping)) {
            throw ProblemException.wrongInput(Problem.inFile(path, 1, "the file holds no keys and values")
                    .withRemedy("'howdah configure' writes a good one"));
        }
        var named = Jinja.isIn(text) ? new TemplatedTree(findings).render(mapping) : Set.<String>of();
        return new ConfigReader(new Section(mapping, findings), findings, settings, named).cluster(directoryName);
    }

    private static String text(Path file) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException | NotDirectoryException _) {
            throw ProblemException.wrongInput(Problem.inFile(file.toString(), 0, "there is no such file")
                    .withRemedy("give the directory of a cluster, or make one with 'howdah configure'"));
        } catch (IOException e) {
            throw ProblemException.wrongInput(
                    Problem.inFile(file.toString(), 0, "the file cannot be read: " + e.getMessage()));
        }
        var buffer = ByteBuffer.wrap(bytes);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(buffer).toString();
        } catch (CharacterCodingException _) {
            var before = new String(bytes, 0, buffer.position(), StandardCharsets.ISO_8859_1);
            int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
            throw ProblemException.wrongInput(Problem.inFile(file.toString(), line, "the file is not in UTF-8"));
        }
    }

    private Cluster cluster(String directoryName) {
        refuseUnknownKeys();
        checkArchitecture();
        var name = name(directoryName);
        var machines = new MachineSections(top, findings);
        var parts = machines.parts(name);
        var choice = new PlatformChoice(parts);
        var platform = choice.section(choice.word());
        PlatformKeys.checkTop(top, platform.word(), findings);
        var wish = platform.read();
        var postgres = postgres();
        var version = postgres.version();
        var failover = postgres.failoverManager();
        var values = variables.pick(top, Words.TOP_VARIABLES);
        values.putAll(variables.ofCluster(top.section("cluster_vars"), Words.POSTGRES));
        var clusterVars = Variables.settings(values);
        var locations = machines.locations();
        var roles = new EfmRoles(failover, findings);
        var drafts = drafts(parts, locations, platform).stream().map(roles::fit).toList();
        var rules = new LayoutRules(drafts, findings);
        rules.check(top.line("instances"));
        new ManagerRules(drafts, failover, findings).check(top.line("instances"));
        var instances = platform.addressed(rules.linked());
        var cluster = new Cluster(name, "M1", wish, version, failover, locations, instances, clusterVars, tags())
                .withVaultName(new KeyringSection(top, findings).vaultName());
        new SettingRules(top, settings, findings).check(cluster);
        return cluster;
    }

    private void refuseUnknownKeys() {
        var known = new ArrayList<>(Words.TOP);
        known.addAll(Words.TOP_IGNORED.keySet());
        known.addAll(Words.TOP_VARIABLES);
        known.addAll(PlatformKeys.TOP);
        for (var key : top.entries().sequencedKeySet()) {
            if (!known.contains(key) && !named.contains(key)) {
                DidYouMean.nearest(key, known)
                        .ifPresentOrElse(
                                near -> findings.error(
                                        top.line(key),
                                        "unknown key '" + key + "' in config.yml",
                                        "did you mean '" + near + "'? variables stand under cluster_vars:"),
                                () -> findings.warning(
                                        top.line(key),
                                        "the key '" + key + "' is not known and has no effect",
                                        "variables stand under cluster_vars:; templates may refer to keys like this"));
            }
        }
        new TreeMap<>(Words.TOP_IGNORED).forEach((key, reason) -> {
            if (top.has(key)) {
                findings.warning(
                        top.line(key), "the key '" + key + "' has no effect: " + reason, "it may stay for TPA");
            }
        });
    }

    private void checkArchitecture() {
        var architecture = top.text("architecture").orElse("");
        if (!architecture.equals("M1")) {
            findings.error(
                    top.line("architecture"),
                    architecture.isEmpty()
                            ? "the architecture is missing"
                            : "the architecture " + architecture + " is not built yet",
                    "write architecture: M1");
        }
    }

    private String name(String directoryName) {
        var name = top.text("cluster_name").orElse(directoryName);
        if (!ClusterName.isValid(name)) {
            findings.error(
                    top.line("cluster_name"),
                    "'" + name + "' is not a valid name of a cluster",
                    "use " + ClusterName.RULE);
        }
        return name;
    }

    private PostgresSection postgres() {
        var vars = top.section("cluster_vars").orElse(top);
        return new PostgresSection(vars, findings);
    }

    private List<Draft> drafts(FileParts parts, List<String> locations, PlatformSection platform) {
        var defaults = new ArrayList<Section>();
        defaults.add(top);
        parts.defaults().ifPresent(defaults::add);
        return parts.instances().stream()
                .map(section -> {
                    var settings = Variables.settings(variables.ofInstance(section.section("vars")));
                    return new InstanceSection(section, findings)
                            .read(parts.clusterName(), locations, platform, settings, defaults);
                })
                .sorted(Comparator.comparingInt(Draft::node))
                .toList();
    }

    private Map<String, String> tags() {
        var tags = new LinkedHashMap<String, String>();
        top.section("cluster_tags")
                .ifPresent(section -> section.entries().forEach((key, node) -> {
                    try {
                        tags.put(key, SettingType.TEXT.reading().apply(new PlainValue(findings).of(node)));
                    } catch (SettingType.WrongValue e) {
                        findings.error(section.line(key), "the tag '" + key + "' does not fit: " + e.getMessage());
                    }
                }));
        return tags;
    }
}
