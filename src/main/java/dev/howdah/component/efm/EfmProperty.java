package dev.howdah.component.efm;

import dev.howdah.component.Template;
import java.util.List;
import java.util.Optional;

/// A property of EFM as its documentation has it: properties.tsv.
///
/// @param first the version that brought it
/// @param last the version that has it for the last time; empty where it is still there
/// @param text what stands in the file where nobody says otherwise
record EfmProperty(String name, EfmVersion first, Optional<EfmVersion> last, String text) {

    private static final String OURS = "@";
    private static final String WORKED_OUT = "?";
    private static final String ONLY_IF_GIVEN = "-";

    private static final List<EfmProperty> ALL = Template.of(EfmProperty.class, "properties.tsv")
            .text()
            .lines()
            .filter(line -> !line.startsWith("#"))
            .map(line -> line.split("\t", -1))
            .map(column -> new EfmProperty(
                    column[0],
                    EfmVersion.parse(column[1]),
                    Optional.of(column[2]).filter(text -> !text.isEmpty()).map(EfmVersion::parse),
                    column[3]))
            .toList();

    /// All of every version, in the order of the vendor's template.
    static List<EfmProperty> all() {
        return ALL;
    }

    static Optional<EfmProperty> named(String name) {
        return ALL.stream().filter(property -> property.name.equals(name)).findFirst();
    }

    boolean isKnownTo(EfmVersion version) {
        return first.compareTo(version) <= 0
                && last.map(end -> end.compareTo(version) >= 0).orElse(true);
    }

    /// Whether Howdah alone decides it, as other parts of the cluster rest on it.
    boolean isOurs() {
        return text.equals(OURS);
    }

    /// What stands in the file of itself; empty where it is not written.
    Optional<String> usual() {
        return isOurs() || text.equals(WORKED_OUT) || text.equals(ONLY_IF_GIVEN) ? Optional.empty() : Optional.of(text);
    }
}
