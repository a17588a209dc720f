package dev.howdah.resource;

/// Shell fragments around zypper. The packages stand in `$names`, separated by blanks.
final class Zypper {

    private Zypper() {}

    /// zypper as we call it: it waits for others, asks nothing, and takes "a reboot is due" (100 to 103) for good.
    static final String COMMAND = """
            export LC_ALL=C ZYPP_LOCK_TIMEOUT=600
            howdah_zypper() {
              code=0
              zypper --quiet --non-interactive "$@" </dev/null || code=$?
              case $code in 100|101|102|103) code=0 ;; esac
              return $code
            }
            """;

    /// zypper knows no wildcards in versions, so the newest that fits is looked up first.
    static final String INSTALL = """
            set -f
            howdah_version() {
              zypper --quiet --non-interactive --xmlout search --details --match-exact --type package "$1" </dev/null |
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
            howdah_install() {
              howdah_specs
              howdah_zypper install --no-recommends --auto-agree-with-licenses $specs
            }
            if ! howdah_install; then
              howdah_zypper refresh || true
              if ! howdah_install; then
                unknown=
                for name in $names; do
                  zypper --quiet --non-interactive search --match-exact --provides "${name%%=*}" </dev/null >/dev/null 2>&1 ||
                    unknown="$unknown $name"
                done
                if [ -n "$unknown" ]; then
                  echo "no repository has the package:$unknown"
                  echo "repositories: $(zypper --quiet repos | sed -n 's/^ *[0-9]* *| *\\([^ |]*\\).*/\\1/p' | tr '\\n' ';')"
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
