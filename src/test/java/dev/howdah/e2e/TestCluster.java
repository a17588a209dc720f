package dev.howdah.e2e;

import dev.howdah.platform.docker.PreparedImages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/// A cluster of a test: its directory, its members by node number, and the certainty that nothing is left of it.
///
/// Names and addresses depend on where the sources are, so that two working copies do not meet.
final class TestCluster implements AutoCloseable {

    private static final int MOST_NODES = 9;
    private static final Path HERE = Path.of("").toAbsolutePath();

    private final Path directory;
    private final String name;
    private final int number;
    private final String debian;
    private final boolean bare;
    private final int cascaded;

    /// @param number of this cluster among those of all tests, for its addresses
    private TestCluster(String word, int number, String debian, boolean bare, int cascaded) {
        this.name = "e2e-" + mark() + "-" + word;
        this.directory = HERE.resolve("target").resolve("e2e").resolve(name);
        this.number = number;
        this.debian = debian;
        this.bare = bare;
        this.cascaded = cascaded;
    }

    /// A cluster whose hosts have all packages already.
    static TestCluster prepared(String word, int number, String debian, int cascaded) {
        return new TestCluster(word, number, debian, false, cascaded).fresh();
    }

    /// A cluster whose hosts have nothing.
    static TestCluster bare(String word, int number, String debian, int cascaded) {
        return new TestCluster(word, number, debian, true, cascaded).fresh();
    }

    private TestCluster fresh() {
        if (bare) {
            PreparedImages.bare(debian);
        } else {
            PreparedImages.prepared(debian);
        }
        remove();
        return this;
    }

    private static String mark() {
        return "%03x".formatted(checksum() >> 4 & 0xfff);
    }

    private static int checksum() {
        var checksum = new CRC32();
        checksum.update(HERE.toString().getBytes(StandardCharsets.UTF_8));
        return (int) checksum.getValue();
    }

    Path directory() {
        return directory;
    }

    String path() {
        return directory.toString();
    }

    Path config() {
        return directory.resolve("config.yml");
    }

    int postgres() {
        return debian.equals("12") ? 15 : 17;
    }

    /// The member with a node number; the primary of the layout is 1, its replica 2.
    Node node(int number) {
        return new Node(name + "-n" + number, postgres());
    }

    /// Members with the cluster's data.
    List<Node> dataNodes() {
        var nodes = new ArrayList<Node>();
        for (int i = 1; i <= 2 + cascaded; i++) {
            nodes.add(node(i));
        }
        return nodes;
    }

    Node barman() {
        return node(3 + cascaded);
    }

    List<Node> all() {
        var nodes = new ArrayList<>(dataNodes());
        nodes.add(barman());
        return nodes;
    }

    String network() {
        return "10.%d.%d.%d/28".formatted(96 + (checksum() & 31), checksum() >> 8 & 255, number * 16);
    }

    /// An address of the cluster's network, by node number; 1 is the first after the gateway.
    String address(int node) {
        var network = network();
        int dot = network.lastIndexOf('.');
        return network.substring(0, dot + 1) + (number * 16 + node + 1);
    }

    Ran configure(String... more) {
        return configureFor("repmgr", more);
    }

    Ran configureFor(String failoverManager, String... more) {
        var names = directory.resolveSibling(name + ".names");
        write(names, nodeNames());
        var command = new ArrayList<>(List.of(
                "configure",
                path(),
                "--architecture",
                "M1",
                "--postgresql",
                Integer.toString(postgres()),
                "--failover-manager",
                failoverManager,
                "--platform",
                "docker",
                "--num-cascaded-replicas",
                Integer.toString(cascaded),
                "--os-image",
                (bare ? "howdah/debian:" : "howdah-test/debian:") + debian,
                "--network",
                network(),
                "--hostnames-from",
                names.toString(),
                "--hostnames-unsorted"));
        command.addAll(List.of(more));
        var ran = Howdah.run(command.toArray(String[]::new));
        if (!bare && ran.exitCode() == 0) {
            setVariable("apt_repository_list: []");
        }
        return ran;
    }

    private String nodeNames() {
        var lines = new StringBuilder();
        for (int i = 1; i <= MOST_NODES; i++) {
            lines.append(node(i).name()).append('\n');
        }
        return lines.toString();
    }

    Ran deploy(String... options) {
        return run("deploy", options);
    }

    Ran plan(String... options) {
        return run("plan", options);
    }

    /// A verb on this cluster.
    Ran run(String verb, String... options) {
        return start(verb, options).end(Howdah.LONG);
    }

    Running start(String verb, String... options) {
        var command = new ArrayList<>(List.of(verb, path()));
        command.addAll(List.of(options));
        return Howdah.start(command.toArray(String[]::new));
    }

    /// Adds lines under `cluster_vars`.
    void setVariable(String... lines) {
        var indented = new StringBuilder("cluster_vars:\n");
        for (var line : lines) {
            indented.append("  ").append(line).append('\n');
        }
        edit("cluster_vars:\n", indented.toString());
    }

    void edit(String from, String to) {
        var text = read(config());
        if (!text.contains(from)) {
            throw new AssertionError("config.yml does not contain " + from + ":\n" + text);
        }
        write(config(), text.replace(from, to));
    }

    /// Waits until every replica streams from whom it should, by the tree of node numbers in `upstreams`.
    void awaitStreaming(int from, int... replicas) {
        var names = Arrays.stream(replicas)
                .mapToObj(replica -> node(replica).name())
                .sorted()
                .toList();
        Await.until(
                names + " stream from " + node(from).name(),
                Duration.ofMinutes(3),
                () -> node(from).streaming(),
                names::equals);
    }

    /// The journal of the newest run, empty where there is none yet.
    List<String> journal() {
        var files = journalFiles();
        try {
            return files.isEmpty() ? List.of() : Files.readAllLines(files.getLast());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The journals of all runs.
    String allJournals() {
        return journalFiles().stream().map(TestCluster::read).collect(Collectors.joining());
    }

    /// How many runs have written a journal.
    int journals() {
        return journalFiles().size();
    }

    private List<Path> journalFiles() {
        var runs = directory.resolve(".howdah").resolve("runs");
        if (!Files.isDirectory(runs)) {
            return List.of();
        }
        try (var files = Files.list(runs)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Removes everything, by label and not by what Howdah knows.
    private void remove() {
        Docker.removeAll(directory);
        if (!Files.exists(directory)) {
            return;
        }
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        Docker.removeAll(directory);
    }
}
