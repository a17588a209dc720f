package dev.howdah.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// A distribution of Linux in one of its versions, as far as we know how to deploy on it.
///
/// @param id as in os-release's ID, such as debian
/// @param version as far as it matters to us: 12, 24.04, 9 (for 9.4 too), 15 (for SP6 too)
/// @param name for people and for `--distribution`, such as Rocky
/// @param codename as Debian's and Ubuntu's repositories have it; empty for others
/// @param ownPostgres the version of Postgres that the distribution itself packages; 0 where we use none of its own
public record Distribution(String id, String version, String name, Family family, String codename, int ownPostgres) {

    /// All that are supported.
    public static final List<Distribution> ALL = List.of(
            new Distribution("debian", "11", "Debian", Family.DEBIAN, "bullseye", 13),
            new Distribution("debian", "12", "Debian", Family.DEBIAN, "bookworm", 15),
            new Distribution("debian", "13", "Debian", Family.DEBIAN, "trixie", 17),
            new Distribution("ubuntu", "22.04", "Ubuntu", Family.DEBIAN, "jammy", 14),
            new Distribution("ubuntu", "24.04", "Ubuntu", Family.DEBIAN, "noble", 16),
            new Distribution("ubuntu", "26.04", "Ubuntu", Family.DEBIAN, "resolute", 18),
            redHat("rhel", "8", "RedHat"),
            redHat("rhel", "9", "RedHat"),
            redHat("rhel", "10", "RedHat"),
            redHat("rocky", "8", "Rocky"),
            redHat("rocky", "9", "Rocky"),
            redHat("rocky", "10", "Rocky"),
            redHat("almalinux", "8", "AlmaLinux"),
            redHat("almalinux", "9", "AlmaLinux"),
            redHat("almalinux", "10", "AlmaLinux"),
            redHat("ol", "8", "OracleLinux"),
            redHat("ol", "9", "OracleLinux"),
            redHat("ol", "10", "OracleLinux"),
            new Distribution("sles", "15", "SLES", Family.SUSE, "", 0));

    /// Taken for true where a host has not been asked yet and nothing says what it runs.
    public static final Distribution LIKELY = find("debian", "12").orElseThrow();

    /// The distribution that os-release describes, where it is supported.
    ///
    /// @param version as in VERSION_ID, such as 9.4
    public static Optional<Distribution> find(String id, String version) {
        return ALL.stream()
                .filter(known -> known.id.equals(id) && known.covers(version))
                .findFirst();
    }

    /// The distribution that options name, such as Debian 12 or rocky 9.
    public static Optional<Distribution> named(String name, String version) {
        var word = name.toLowerCase(Locale.ROOT);
        return ALL.stream()
                .filter(known -> known.id.equals(word)
                        || known.name.toLowerCase(Locale.ROOT).equals(word))
                .filter(known -> known.covers(version))
                .findFirst();
    }

    /// For people: `Debian 11, 12, 13; Ubuntu 22.04, …`.
    public static String supported() {
        return inWords(ALL);
    }

    /// For people: `Debian 11, 12, 13; Ubuntu 22.04, …`.
    public static String inWords(List<Distribution> distributions) {
        return distributions.stream()
                .map(Distribution::name)
                .distinct()
                .map(name -> name + " "
                        + distributions.stream()
                                .filter(known -> known.name.equals(name))
                                .map(Distribution::version)
                                .collect(Collectors.joining(", ")))
                .collect(Collectors.joining("; "));
    }

    /// Names for people, each once.
    public static List<String> names() {
        return ALL.stream().map(Distribution::name).distinct().toList();
    }

    /// The versions of the distribution of that name, the oldest first.
    public static List<String> versions(String name) {
        return ALL.stream()
                .filter(known -> known.name.equals(name))
                .map(Distribution::version)
                .toList();
    }

    /// Ubuntu's versions are told apart whole, others by what stands before the dot.
    private boolean covers(String full) {
        return full.equals(version) || (!version.contains(".") && full.startsWith(version + "."));
    }

    private static Distribution redHat(String id, String version, String name) {
        return new Distribution(id, version, name, Family.REDHAT, "", 0);
    }

    @Override
    public String toString() {
        return name + " " + version;
    }
}
