package dev.howdah.operation.preflight;

/// Finds the Postgres servers that run on a host, whoever started them, from what every process shows of itself: more
/// is hidden from root too, where a container or a hardened kernel says so.
final class Postmasters {

    /// A function of shell that prints the data directory of each, as its command line has it.
    static final String SHELL = """
            howdah_postmasters() {
              for f in /proc/[0-9]*/comm; do
                read -r comm 2>/dev/null < "$f" || continue
                case $comm in postgres|postmaster|edb-postgres) ;; *) continue ;; esac
                tr '\\0' '\\n' 2>/dev/null < "${f%/comm}/cmdline" | sed -n '/^-D$/{n;p;}'
              done | sort -u
            }
            """;

    private Postmasters() {}
}
