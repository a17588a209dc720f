package dev.howdah.operation.preflight;

import dev.howdah.engine.Fact;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import java.util.List;

/// The repositories that the host's package manager knows can be reached from there, as far as packages are wanted.
///
/// Asked the first time only, for it takes a second or more. apt is asked by its own means, through the proxies and
/// with the keys that are configured there, and nothing of what it knows is changed.
final class RepositoriesAnswer implements PreflightCheck {

    private static final Fact<List<String>> SILENT =
            Fact.sh("repositories", """
            %s || exit 0
            fetch() {
              timeout 15 /usr/lib/apt/apt-helper -qq -o APT::Sandbox::User=root -o Acquire::Retries=0 \\
                -o Acquire::http::Timeout=8 -o Acquire::https::Timeout=8 download-file "$1" "$2" >/dev/null 2>&1
            }
            if [ -x /usr/lib/apt/apt-helper ]; then
              d=$(mktemp -d); trap 'rm -rf "$d"' EXIT
              apt-get update --print-uris 2>/dev/null | sed -n "s/^'\\([^']*InRelease\\)'.*/\\1/p" | head -n 12 > "$d/uris"
              n=0
              while read -r uri; do
                n=$((n + 1))
                { fetch "$uri" "$d/$n" || echo "${uri%%/InRelease}"; } &
              done < "$d/uris"
              wait
            elif command -v dnf >/dev/null; then
              timeout 50 dnf -q makecache --setopt=timeout=8 --setopt=retries=1 >/dev/null 2>&1 || echo 'those of dnf'
            elif command -v zypper >/dev/null; then
              timeout 50 zypper -n -q refresh >/dev/null 2>&1 || echo 'those of zypper'
            fi
            exit 0
            """.formatted(PreflightCheck.FIRST_TIME), RepositoriesAnswer::read);

    private static List<String> read(String answer) {
        return answer.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .sorted()
                .toList();
    }

    @Override
    public List<Fact<?>> facts(Cluster cluster, Instance instance) {
        return fromLocalOnly(cluster) ? List.of() : List.of(SILENT);
    }

    private static boolean fromLocalOnly(Cluster cluster) {
        return Boolean.TRUE.equals(cluster.settings().all().get("use_local_repo_only"));
    }

    @Override
    public List<Finding> judge(Sounding host) {
        if (fromLocalOnly(host.cluster())) {
            return List.of();
        }
        var silent = host.ask(SILENT).orElse(List.of());
        return silent.isEmpty()
                ? List.of()
                : List.of(Finding.error(
                        host.host(),
                        "repositories of packages cannot be reached from there: " + String.join(", ", silent),
                        "mend or remove them there (proxy? firewall?), or bring packages along: use_local_repo_only"));
    }
}
