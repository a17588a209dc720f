package dev.howdah.component.system;

import dev.howdah.component.ClusterFiles;
import dev.howdah.component.system.Artifact.Rights;
import dev.howdah.component.system.Artifact.State;
import dev.howdah.engine.Resource;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import dev.howdah.problem.Problem;
import dev.howdah.problem.Problems;
import dev.howdah.resource.AbsentFile;
import dev.howdah.resource.ConfigFile;
import dev.howdah.resource.Impossible;
import dev.howdah.resource.PathState;
import dev.howdah.resource.PlacedFile;
import dev.howdah.resource.Symlink;
import dev.howdah.resource.Unpacked;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The user's own files and directories on an instance. Sources are looked for in the cluster's directory and in its
/// `files`, as TPA does.
record Artifacts(Cluster cluster, Instance instance, ClusterFiles files) {

    /// Each file of a directory is compared by itself; many more belong into an archive.
    private static final int MOST_FILES = 2000;

    private static final String USUAL_MODE = "0644";

    /// Throws all that is wrong with the sources of all instances, before any host is touched.
    static void check(Cluster cluster, ClusterFiles files) {
        var problems = new Problems();
        cluster.instances().stream()
                .flatMap(instance -> cluster.value(instance, SystemSettings.ARTIFACTS).stream())
                .distinct()
                .forEach(artifact -> objection(artifact, files).ifPresent(problems::add));
        problems.throwIfAny();
    }

    List<Resource> resources() {
        return cluster.value(instance, SystemSettings.ARTIFACTS).stream()
                .flatMap(artifact -> resources(artifact).stream())
                .toList();
    }

    private List<Resource> resources(Artifact artifact) {
        var objection = objection(artifact, files);
        if (objection.isPresent()) {
            return List.of(new Impossible("artifact", objection.get()));
        }
        return switch (artifact) {
            case Artifact.Path path -> List.of(path(path));
            case Artifact.Text(var content, var destination, var rights) ->
                List.of(new ConfigFile(destination, content, mode(rights), owner(rights), group(rights)));
            case Artifact.Copy copy -> List.of(copy(copy));
            case Artifact.Tree tree -> tree(tree);
            case Artifact.Archive(var source, var destination, var creates, var rights) ->
                List.of(new Unpacked(
                        source, files.upload(local(source)), destination, creates, rights.owner(), rights.group()));
        };
    }

    private static Resource path(Artifact.Path path) {
        var rights = path.rights();
        return switch (path.state()) {
            case ABSENT -> new AbsentFile(path.path());
            case LINK -> new Symlink(path.path(), path.source().orElseThrow());
            case DIRECTORY, FILE, TOUCH ->
                new PathState(
                        path.path(),
                        path.state() == State.DIRECTORY,
                        path.state() != State.FILE,
                        rights.owner(),
                        rights.group(),
                        rights.mode());
        };
    }

    /// A destination that ends in `/` is the directory that the file goes into.
    private Resource copy(Artifact.Copy copy) {
        var source = local(copy.source());
        var path = copy.destination().endsWith("/") ? copy.destination() + source.getFileName() : copy.destination();
        var rights = copy.rights();
        return new PlacedFile(path, files.upload(source), mode(rights), owner(rights), group(rights));
    }

    private List<Resource> tree(Artifact.Tree tree) {
        var source = local(tree.source());
        var base = tree.destination().replaceFirst("/+$", "")
                + (tree.source().endsWith("/") ? "" : "/" + source.getFileName());
        var rights = tree.rights();
        return regularFiles(source).stream()
                .<Resource>map(file -> new PlacedFile(
                        base + "/" + source.relativize(file),
                        files.upload(file),
                        rights.mode().orElse(Files.isExecutable(file) ? "0755" : USUAL_MODE),
                        owner(rights),
                        group(rights)))
                .toList();
    }

    private static Optional<Problem> objection(Artifact artifact, ClusterFiles files) {
        return switch (artifact) {
            case Artifact.Path _, Artifact.Text _ -> Optional.empty();
            case Artifact.Copy(var source, var _, var _) -> file(source, files);
            case Artifact.Archive(var source, var _, var _, var _) -> file(source, files);
            case Artifact.Tree(var source, var _, var _) -> directory(source, files);
        };
    }

    private static Optional<Problem> file(String source, ClusterFiles files) {
        var found = files.find(source);
        if (found.isEmpty()) {
            return Optional.of(missing(source));
        }
        if (Files.isDirectory(found.get())) {
            return Optional.of(Problem.inFile(found.get().toString(), 0, "the artifact is a directory")
                    .withRemedy("write type: directory"));
        }
        return Files.isReadable(found.get())
                ? Optional.empty()
                : Optional.of(Problem.inFile(found.get().toString(), 0, "the artifact cannot be read"));
    }

    private static Optional<Problem> directory(String source, ClusterFiles files) {
        var found = files.find(source);
        if (found.isEmpty()) {
            return Optional.of(missing(source));
        }
        if (!Files.isDirectory(found.get())) {
            return Optional.of(Problem.inFile(found.get().toString(), 0, "the artifact is not a directory")
                    .withRemedy("write type: file"));
        }
        return regularFiles(found.get()).size() <= MOST_FILES
                ? Optional.empty()
                : Optional.of(
                        Problem.inFile(found.get().toString(), 0, "the artifact has more than " + MOST_FILES + " files")
                                .withRemedy("pack it, and write type: archive"));
    }

    private static Problem missing(String source) {
        return Problem.here("the artifact " + source + " is not found")
                .withRemedy("paths are below the cluster's directory, below its files/, or absolute");
    }

    /// Links are followed, as a file on another machine cannot be linked to.
    private static List<Path> regularFiles(Path directory) {
        try (var walk = Files.walk(directory, FileVisitOption.FOLLOW_LINKS)) {
            return walk.filter(Files::isRegularFile)
                    .sorted()
                    .limit(MOST_FILES + 1L)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path local(String source) {
        return files.find(source).orElseThrow();
    }

    private static String mode(Rights rights) {
        return rights.mode().orElse(USUAL_MODE);
    }

    private static String owner(Rights rights) {
        return rights.owner().orElse("root");
    }

    private static String group(Rights rights) {
        return rights.group().orElse("root");
    }
}
