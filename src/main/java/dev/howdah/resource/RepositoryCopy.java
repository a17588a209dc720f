package dev.howdah.resource;

import dev.howdah.engine.Action;
import dev.howdah.engine.Change;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Facts;
import dev.howdah.engine.Resource;
import dev.howdah.engine.Verb;
import dev.howdah.host.Script;
import dev.howdah.host.Upload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// A directory of packages with its index, as it is on this machine; only what is missing is sent.
///
/// Packages never change under their name, so that name and size tell them apart without reading hundreds of megabytes
/// each time; the index files are compared by their sums. Every file is checked by its sum when it comes, and the
/// package manager checks it again when it installs it.
///
/// @param files by their path below the directory
public record RepositoryCopy(String directory, SequencedMap<String, Upload> files) implements Resource {

    private static final Duration LIMIT = Duration.ofMinutes(10);

    public RepositoryCopy {
        files = new LinkedHashMap<>(files);
    }

    @Override
    public String address() {
        return "package repository " + directory;
    }

    @Override
    public List<Fact<?>> facts() {
        return List.of(listing());
    }

    @Override
    public Change compare(Facts facts) {
        return given(facts.ask(listing()), this::compare);
    }

    private Change compare(Map<String, String> there) {
        var missing = new LinkedHashMap<String, Upload>();
        files.forEach((name, upload) -> {
            if (!mark(name, upload).equals(there.get(name))) {
                missing.put(name, upload);
            }
        });
        var strange = there.keySet().stream()
                .filter(name -> !files.containsKey(name))
                .sorted()
                .toList();
        if (missing.isEmpty() && strange.isEmpty()) {
            return same();
        }
        long bytes = missing.values().stream().mapToLong(Upload::size).sum();
        var lines = new ArrayList<String>();
        if (!missing.isEmpty()) {
            lines.add("+ " + missing.size() + " files, " + "%.1f MB".formatted(bytes / 1e6));
        }
        strange.forEach(name -> lines.add("- " + name));
        var action = Action.of("copy " + missing.size() + " files", script(missing, strange))
                .within(LIMIT)
                .having(missing.values());
        return edit(there.isEmpty() ? Verb.CREATE : Verb.UPDATE, lines, action);
    }

    /// What tells a file apart from another one of its name.
    private static String mark(String name, Upload upload) {
        return isPackage(name) ? Long.toString(upload.size()) : upload.sha256();
    }

    private static boolean isPackage(String name) {
        return name.endsWith(".deb") || name.endsWith(".rpm");
    }

    /// Packages come before the index that names them.
    private String script(SequencedMap<String, Upload> missing, List<String> strange) {
        var target = Script.quote(directory);
        var script = new StringBuilder(missing.isEmpty() ? "" : FileWriting.whole(missing.values()));
        script.append("""
                mkdir -p %1$s && chmod 0755 %1$s && cd %1$s
                howdah_place() {
                  mkdir -p "$(dirname "$2")"
                  rm -f .howdah-new
                  ln "$1" .howdah-new 2>/dev/null || cp "$1" .howdah-new
                  chmod 0644 .howdah-new
                  mv -fT .howdah-new "$2"
                }
                """.formatted(target));
        missing.entrySet().stream()
                .sorted((one, other) -> Boolean.compare(isPackage(other.getKey()), isPackage(one.getKey())))
                .forEach(entry -> script.append(
                                Script.words("howdah_place", entry.getValue().waiting(), "./" + entry.getKey()))
                        .append('\n'));
        strange.forEach(
                name -> script.append(Script.words("rm", "-f", "./" + name)).append('\n'));
        return script.toString();
    }

    private Fact<Map<String, String>> listing() {
        return Fact.sh(address(), """
                cd %s 2>/dev/null || exit 0
                find . -type f \\( -name '*.deb' -o -name '*.rpm' \\) -printf '%%s  %%P\\n'
                find . -type f ! -name '*.deb' ! -name '*.rpm' -exec sha256sum {} + | sed 's|  [./]*|  |'
                """.formatted(Script.quote(directory)), answer -> {
            var there = new HashMap<String, String>();
            answer.lines()
                    .map(line -> line.split("  ", 2))
                    .filter(parts -> parts.length == 2)
                    .forEach(parts -> there.put(parts[1], parts[0]));
            return Map.copyOf(there);
        });
    }
}
