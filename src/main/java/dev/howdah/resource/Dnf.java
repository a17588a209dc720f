package dev.howdah.resource;

/// Shell fragments around dnf. The packages stand in `$names`, separated by blanks.
final class Dnf {

    private Dnf() {}

    /// dnf as we call it: it asks nothing, gives up on a mirror that hangs, and brings nothing that is only
    /// recommended.
    /// It waits by itself for others that hold its lock.
    static final String COMMAND = """
            export LC_ALL=C
            only=
            if [ -e %1$s/howdah-local.repo ]; then only=--setopt=reposdir=%1$s; fi
            howdah_dnf() {
              dnf -q -y $only --setopt=install_weak_deps=False --setopt=timeout=30 --setopt=retries=3 \\
                --setopt=clean_requirements_on_remove=False "$@" </dev/null
            }
            """.formatted(RpmTool.ONLY);

    /// A version is asked for as dnf has it, name-version.
    static final String SPECS = """
            specs=
            for name in $names; do
              case $name in *=*) specs="$specs ${name%%=*}-${name#*=}" ;; *) specs="$specs $name" ;; esac
            done
            """;

    /// Where the lists that are there are of no use, they are
    /// fetched anew, once; then it is said which packages no repository has.
    static final String INSTALL = """
            set -f
            """ + SPECS + """
            if ! howdah_dnf install $specs; then
              howdah_dnf clean expire-cache >/dev/null 2>&1 || true
              if ! howdah_dnf install $specs; then
                unknown=
                for spec in $specs; do
                  [ -n "$(howdah_dnf repoquery --whatprovides "$spec" 2>/dev/null)" ] ||
                    [ -n "$(howdah_dnf repoquery "$spec" 2>/dev/null)" ] || unknown="$unknown $spec"
                done
                if [ -n "$unknown" ]; then
                  echo "no repository has the package:$unknown"
                  echo "repositories: $(howdah_dnf repolist 2>/dev/null | sed -n '2,$s/ .*//p' | tr '\\n' ';')"
                fi
                exit 100
              fi
            fi
            """;

    static final String REMOVE = """
            set -f
            howdah_dnf remove $names
            """;
}
