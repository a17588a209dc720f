package dev.howdah.platform.docker;

import dev.howdah.model.Distribution;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;

/// The mirror of packages, as this machine's own apt is set up to reach it, for another release of its distribution, or
/// for a release of the other one that is beside it on many mirrors (`/debian` and `/ubuntu`). Pure: reads text of
/// `sources.list` and of `*.sources`.
final class MirrorSources {

    private static final List<String> SUFFIXES = List.of("", "-updates", "-security");

    /// A suite of the machine's release.
    ///
    /// @param suffix what follows the release's name, such as -updates
    private record Suite(boolean trusted, String uri, String suffix) {

        String line(String codename, String components) {
            return (trusted ? "deb [trusted=yes] " : "deb ") + uri + " " + codename + suffix + " " + components;
        }
    }

    private final String ownId;
    private final String ownCodename;
    private final LinkedHashSet<Suite> found = new LinkedHashSet<>();

    /// @param ownId of the machine's distribution, as os-release has it
    /// @param ownCodename of the machine's release, whose suites are the distribution's
    MirrorSources(String ownId, String ownCodename) {
        this.ownId = ownId;
        this.ownCodename = ownCodename;
    }

    /// Adds a file of one-line entries, `deb [options] uri suite component…`.
    void addOneLine(String text) {
        text.lines().map(String::strip).filter(line -> line.startsWith("deb ")).forEach(line -> {
            int close = line.startsWith("deb [") ? line.indexOf(']') : -1;
            var options = close > 0 ? line.substring(4, close + 1) : "";
            var words = List.of((close > 0 ? line.substring(close + 1) : line.substring(4))
                    .strip()
                    .split("\\s+", -1));
            if (words.size() >= 3) {
                add(options.contains("trusted=yes"), words.getFirst(), words.get(1), words.subList(2, words.size()));
            }
        });
    }

    /// Adds a file of deb822 stanzas.
    void addStanzas(String text) {
        for (var stanza : text.split("\\n\\s*\\n", -1)) {
            var fields = fields(stanza);
            if (!words(fields, "types").contains("deb")
                    || words(fields, "enabled").contains("no")) {
                continue;
            }
            boolean trusted = words(fields, "trusted").contains("yes");
            for (var uri : words(fields, "uris")) {
                words(fields, "suites").forEach(suite -> add(trusted, uri, suite, words(fields, "components")));
            }
        }
    }

    private void add(boolean trusted, String uri, String suite, List<String> components) {
        if (suite.startsWith(ownCodename)
                && SUFFIXES.contains(suite.substring(ownCodename.length()))
                && components.contains("main")
                && !uri.startsWith("cdrom:")
                && !uri.startsWith("file:")) {
            found.add(new Suite(trusted, uri, suite.substring(ownCodename.length())));
        }
    }

    /// The entries for a release, one a line, without duplicates; none where no mirror is known that could have it.
    List<String> forRelease(Distribution wished) {
        var suites = wished.id().equals(ownId) ? List.copyOf(found) : beside(wished.id());
        boolean whole = suites.stream().anyMatch(suite -> suite.suffix().isEmpty());
        var components = wished.id().equals("ubuntu") ? "main universe" : "main";
        return whole
                ? suites.stream()
                        .map(suite -> suite.line(wished.codename(), components))
                        .distinct()
                        .toList()
                : List.of();
    }

    /// Where the other distribution would be on the same mirrors. Debian has its security fixes apart from the rest.
    private List<Suite> beside(String otherId) {
        var suites = new ArrayList<Suite>();
        for (var suite : found) {
            var root = suite.uri().replaceFirst("/+$", "");
            if (suite.suffix().isEmpty() && root.endsWith("/" + ownId)) {
                var other = root.substring(0, root.length() - ownId.length()) + otherId;
                suites.add(new Suite(suite.trusted(), other, ""));
                suites.add(new Suite(suite.trusted(), other, "-updates"));
                suites.add(new Suite(
                        suite.trusted(), otherId.equals("debian") ? other + "-security" : other, "-security"));
            }
        }
        return suites;
    }

    private static SequencedMap<String, String> fields(String stanza) {
        var fields = new LinkedHashMap<String, String>();
        var last = "";
        for (var line : stanza.lines().filter(text -> !text.startsWith("#")).toList()) {
            int colon = line.indexOf(':');
            if (line.startsWith(" ")) {
                fields.merge(last, line, String::concat);
            } else if (colon > 0) {
                last = line.substring(0, colon).toLowerCase(Locale.ROOT);
                fields.put(last, line.substring(colon + 1));
            }
        }
        return fields;
    }

    private static List<String> words(Map<String, String> fields, String name) {
        var words =
                new ArrayList<>(List.of(fields.getOrDefault(name, "").strip().split("\\s+", -1)));
        words.removeIf(String::isEmpty);
        return words;
    }
}
