package dev.howdah.component.system;

import dev.howdah.component.system.Artifact.Rights;
import dev.howdah.component.system.Artifact.State;
import dev.howdah.model.SettingShape;
import dev.howdah.model.SettingType;
import dev.howdah.model.SettingType.WrongValue;
import dev.howdah.problem.DidYouMean;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Reads the entries of `artifacts`. A key that we do not follow is refused: passing over it would give a file with
/// other rights, or in another place, than was asked for.
final class ArtifactType {

    private static final Map<String, List<String>> KEYS = Map.of(
            "path", List.of("path", "state", "src", "owner", "group", "mode"),
            "file", List.of("src", "content", "dest", "owner", "group", "mode"),
            "directory", List.of("src", "dest", "owner", "group", "mode"),
            "archive", List.of("src", "dest", "creates", "owner", "group"));

    private static final List<String> ALL =
            List.of("type", "path", "state", "src", "content", "dest", "creates", "owner", "group", "mode");

    static final SettingType<List<Artifact>> LIST =
            SettingType.listOf(new SettingType<>("artifacts", ArtifactType::read, shape()));

    private final Map<String, String> entry;

    private ArtifactType(Map<String, String> entry) {
        this.entry = entry;
    }

    private static SettingShape shape() {
        var shapes = new TreeMap<String, SettingShape>();
        ALL.forEach(key -> shapes.put(key, SettingType.TEXT.shape()));
        shapes.put("type", new SettingShape.OneOf(List.of("path", "file", "directory", "archive")));
        return new SettingShape.Fields("type", shapes);
    }

    private static Artifact read(Object value) {
        var entry = new LinkedHashMap<String, String>();
        SettingType.OBJECT
                .reading()
                .apply(value)
                .forEach(
                        (key, item) -> entry.put(key, SettingType.TEXT.reading().apply(item)));
        var kind = entry.getOrDefault("type", "");
        var keys = KEYS.get(kind);
        if (keys == null) {
            throw new WrongValue("an artifact has a type, one of path, file, directory, archive; found '" + kind + "'");
        }
        entry.remove("type");
        for (var key : entry.keySet()) {
            if (!keys.contains(key)) {
                throw new WrongValue(
                        "unknown key '" + key + "' of an artifact of type " + kind + "; " + DidYouMean.hint(key, keys));
            }
        }
        return new ArtifactType(entry).artifact(kind);
    }

    private Artifact artifact(String kind) {
        var rights = new Rights(text("owner"), text("group"), mode());
        return switch (kind) {
            case "path" -> path(rights);
            case "file" -> file(rights);
            case "directory" -> new Artifact.Tree(needed(kind, "src"), absolute("dest", needed(kind, "dest")), rights);
            default ->
                new Artifact.Archive(
                        archive(needed(kind, "src")),
                        absolute("dest", needed(kind, "dest")),
                        text("creates").map(path -> absolute("creates", path)),
                        rights);
        };
    }

    private Artifact path(Rights rights) {
        var path = absolute("path", needed("path", "path"));
        var word = entry.getOrDefault("state", "file");
        var state = List.of(State.values()).stream()
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() -> new WrongValue(
                        "the state of an artifact is one of directory, file, touch, absent, link; found '" + word
                                + "'"));
        if (state == State.LINK) {
            needed("path", "src");
        } else if (entry.containsKey("src")) {
            throw new WrongValue("only an artifact with state: link has a src");
        }
        return new Artifact.Path(path, state, text("src"), rights);
    }

    private Artifact file(Rights rights) {
        var destination = absolute("dest", needed("file", "dest"));
        var content = entry.get("content");
        if (content == null) {
            return new Artifact.Copy(needed("file", "src"), destination, rights);
        }
        if (entry.containsKey("src")) {
            throw new WrongValue("an artifact of type file has a src or a content, not both");
        }
        return new Artifact.Text(content, destination, rights);
    }

    private Optional<String> text(String key) {
        return Optional.ofNullable(entry.get(key)).filter(text -> !text.isEmpty());
    }

    private String needed(String kind, String key) {
        return text(key).orElseThrow(() -> new WrongValue("an artifact of type " + kind + " needs a " + key));
    }

    private static String absolute(String key, String path) {
        if (!path.startsWith("/") || List.of(path.split("/")).contains("..")) {
            throw new WrongValue("the " + key + " of an artifact is a whole path on the hosts; found '" + path + "'");
        }
        return path;
    }

    private static String archive(String name) {
        if (!name.matches(".*\\.(tar|tgz|tbz2?|txz|tar\\.(gz|bz2|xz|zst)|zip)")) {
            throw new WrongValue("an archive is a .tar (also .gz, .bz2, .xz, .zst) or a .zip; found '" + name + "'");
        }
        return name;
    }

    private Optional<String> mode() {
        text("mode").filter(mode -> !mode.matches("0?[0-7]{3,4}")).ifPresent(mode -> {
            throw new WrongValue("the mode of an artifact is written in octal, such as \"0644\"; found '" + mode + "'");
        });
        return text("mode");
    }
}
