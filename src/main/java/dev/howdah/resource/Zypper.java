package dev.howdah.resource;

/// Shell fragments around zypper. The packages stand in `$names`, separated by blanks.
final class Zypper {

    private Zypper() {}

    /// zypper as we call it: it waits for others, asks nothing, and takes "a reboot is due" (100 to 103) for good.
    ///
    /// It would ask whether to trust the key of a repository, and take no for an answer where nobody is. So the
    /// keys that repositories of ours name are given to rpm, whom zypper believes. Where one cannot be fetched,
    /// zypper says afterwards what it misses.
    static final String COMMAND = """
            export LC_ALL=C ZYPP_LOCK_TIMEOUT=600
            only=
            if [ -e %1$s/howdah-local.repo ]; then only="--reposd-dir %1$s"; fi
            howdah_escape() { sed 's/[\\\\"]/\\\\&/g'; }
            howdah_key() {
              case $1 in
                *\\?credentials=*)
                  file=/etc/zypp/credentials.d/${1##*credentials=} key=$(mktemp)
                  printf 'user = "%%s:%%s"\\n' "$(sed -n 's/^username *= *//p' "$file" | howdah_escape)" "$(sed -n 's/^password *= *//p' "$file" | howdah_escape)" |
                    curl -fsSL --max-time 30 --config - -o "$key" "${1%%%%\\?*}" && rpm --import "$key"
                  rm -f "$key" ;;
                *) rpm --import "$1" ;;
              esac
            }
            howdah_keys() {
              [ -z "$only" ] || return 0
              find /etc/zypp/repos.d -name 'howdah-*.repo' -exec cat {} + | sed -n 's/^gpgkey *= *//p' | tr ' ,' '\\n\\n' | sort -u |
                while read -r url; do
                  if [ -n "$url" ]; then howdah_key "$url" </dev/null || true; fi
                done
            }
            howdah_zypper() {
              code=0
              zypper --quiet --non-interactive $only "$@" </dev/null || code=$?
              case $code in 100|101|102|103) code=0 ;; esac
              return $code
            }
            """.formatted(RpmTool.ONLY);

    /// zypper knows no wildcards in versions, so the newest that fits is looked up first.
    static final String SPECS = """
            howdah_version() {
              zypper --quiet --non-interactive $only --xmlout search --details --match-exact --type package "$1" </dev/null |
                sed -n 's/.*kind="package".* edition="\\([^"]*\\)".*/\\1/p' |
                while read -r edition; do
                  case $edition in $2|$2-*) echo "$edition"; break ;; esac
                done
            }
            howdah_specs() {
              specs=
              for name in $names; do
                case $name in
                  *=*\\**)
                    version=$(howdah_version "${name%%=*}" "${name#*=}")
                    specs="$specs ${name%%=*}=${version:-${name#*=}}" ;;
                  *) specs="$specs $name" ;;
                esac
              done
            }
            """;

    static final String INSTALL = """
            set -f
            """ + SPECS + """
            howdah_install() {
              howdah_specs
              howdah_zypper install --no-recommends --auto-agree-with-licenses $specs
            }
            howdah_keys
            if ! howdah_install; then
              howdah_zypper refresh || true
              if ! howdah_install; then
                unknown=
                for name in $names; do
                  zypper --quiet --non-interactive $only search --match-exact --provides "${name%%=*}" </dev/null >/dev/null 2>&1 ||
                    unknown="$unknown $name"
                done
                if [ -n "$unknown" ]; then
                  echo "no repository has the package:$unknown"
                  echo "repositories: $(zypper --quiet $only repos | sed -n 's/^ *[0-9]* *| *\\([^ |]*\\).*/\\1/p' | tr '\\n' ';')"
                fi
                exit 100
              fi
            fi
            """;

    static final String REMOVE = """
            set -f
            howdah_zypper remove --no-clean-deps $names
            """;
}
