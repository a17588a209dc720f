package dev.howdah.config;

import dev.howdah.model.Cluster;
import dev.howdah.model.ClusterName;
import dev.howdah.model.Instance;
import dev.howdah.model.Setting;
import dev.howdah.model.SettingType;
import dev.howdah.model.Settings;
import dev.howdah.model.Subnet;
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
import org.yaml.snakeyaml.nodes.MappingNode;

/// Reads config.yml. Everything that is wrong is found in one go and thrown together, each with its line.
public final class ConfigReader {

    private final Section top;
    private final Findings findings;
    private final Variables variables;

    private ConfigReader(Section top, Findings findings, List<Setting<?>> settings) {
        this.top = top;
        this.findings = findings;
        this.variables = new Variables(settings, findings);
    }

    /// Reads the config.yml of a cluster's directory.
    ///
    /// @param settings the variables that are known, as the components declared them
    public static ReadCluster read(Path clusterDirectory, List<Setting<?>> settings) {
        var file = clusterDirectory.resolve("config.yml");
        var directoryName = clusterDirectory.toAbsolutePath().normalize().getFileName();
        return parse(text(file), file.toString(), directoryName == null ? "" : directoryName.toString(), settings);
    }

    /// Reads the text of a config.yml.
    ///
    /// @param path the file's name for messages
    /// @param directoryName the name of the cluster where the text gives none
    public static ReadCluster parse(String text, String path, String directoryName, List<Setting<?>> settings) {
        var findings = new Findings(path);
        if (!(YamlText.parse(path, text).orElse(null) instanceof MappingNode mapping)) {
            throw ProblemException.wrongInput(Problem.inFile(path, 1, "the file holds no keys and values")
                    .withRemedy("'howdah configure' writes a good one"));
        }
        var reader = new ConfigReader(new Section(mapping, findings), findings, settings);
        var cluster = reader.cluster(directoryName);
        findings.throwIfAny();
        return new ReadCluster(cluster, findings.warnings());
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
        var locations = locations();
        var defaults = top.section("instance_defaults");
        defaults.ifPresent(section -> section.refuseUnknown(
                "in instance_defaults", Words.DEFAULTS, "variables for all instances stand under cluster_vars:"));
        var instances = top.sections("instances");
        if (instances.isEmpty()) {
            findings.error(top.line("instances"), "there are no instances", "'howdah configure' writes some");
        }
        InstanceSection.checkPlatform(defaults, instances, findings);
        var platform = new DockerSection(top, findings).read(defaults, instances, name);
        var postgres = postgres();
        var version = postgres.version();
        var failover = postgres.failoverManager();
        var settings = Variables.settings(variables.read(top.section("cluster_vars"), Words.POSTGRES));
        var drafts = drafts(instances, name, locations, defaults);
        return new Cluster(
                name,
                "M1",
                platform,
                version,
                failover,
                locations,
                checked(drafts, platform.subnet()),
                settings,
                tags());
    }

    private void refuseUnknownKeys() {
        var known = new ArrayList<>(Words.TOP);
        known.addAll(Words.TOP_IGNORED);
        top.refuseUnknown("in config.yml", known, "variables stand under cluster_vars:");
        Words.TOP_IGNORED.stream()
                .sorted()
                .filter(top::has)
                .forEach(key ->
                        findings.warning(top.line(key), "the key '" + key + "' has no effect", "it may stay for TPA"));
        top.text("keyring_backend")
                .filter(word -> !word.equals("legacy"))
                .ifPresent(word -> findings.warning(
                        top.line("keyring_backend"),
                        "keyring_backend: " + word
                                + " is not built; the vault password is read from vault/vault_pass.txt",
                        "write keyring_backend: legacy"));
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

    private List<String> locations() {
        var names = new ArrayList<String>();
        for (var section : top.sections("locations")) {
            section.refuseUnknown("of a location", List.of("Name"), "known is Name");
            var name = section.text("Name").orElse("");
            if (name.isEmpty()) {
                findings.error(section.line(), "the location has no Name");
            } else if (names.contains(name)) {
                findings.error(section.line("Name"), "two locations have the name " + name, "keep one of them");
            } else {
                names.add(name);
            }
        }
        return names.isEmpty() ? List.of("main") : names;
    }

    private PostgresSection postgres() {
        var vars = top.section("cluster_vars").orElse(top);
        var section = new PostgresSection(vars, findings);
        section.checkFlavour();
        return section;
    }

    private List<Draft> drafts(
            List<Section> instances, String name, List<String> locations, Optional<Section> defaults) {
        var common = variables.read(defaults.flatMap(section -> section.section("vars")), List.of());
        return instances.stream()
                .map(section -> {
                    var values = new LinkedHashMap<>(common);
                    values.putAll(variables.read(section.section("vars"), List.of()));
                    return new InstanceSection(section, findings).read(name, locations, settings(values));
                })
                .sorted(Comparator.comparingInt(Draft::node))
                .toList();
    }

    private static Settings settings(Map<String, Object> values) {
        return Variables.settings(values);
    }

    private List<Instance> checked(List<Draft> drafts, Subnet subnet) {
        var rules = new LayoutRules(drafts, findings);
        rules.check(top.line("instances"));
        var addresses =
                subnet.prefix() == 0 ? Map.<String, String>of() : new Addresses(subnet, findings).assign(drafts);
        return drafts.stream()
                .map(draft -> new Instance(
                        draft.node(),
                        draft.name(),
                        draft.location(),
                        draft.roles(),
                        rules.upstream(draft),
                        draft.backup(),
                        Optional.ofNullable(addresses.get(draft.name())),
                        draft.settings()))
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
