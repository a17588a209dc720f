package dev.howdah.resource;

import dev.howdah.engine.Action;
import dev.howdah.engine.Change;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Facts;
import dev.howdah.engine.Resource;
import dev.howdah.engine.Verb;
import dev.howdah.host.Script;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/// A directory that holds RPM packages with all that they depend on, and the index that dnf and zypper read. Fetched
/// once in a run, on a machine that is made for it; what is there already is not fetched again.
///
/// The tool is told of an empty system, so that the directory serves any host of the release. Nothing that is in the
/// directory is removed.
///
/// @param sets packages that go together, such as those of one host; each perhaps with a version
/// @param excluded packages that are not wanted, even where others depend on them
public record RpmPackageDownload(RpmTool tool, String directory, List<List<String>> sets, List<String> excluded)
        implements Resource {

    private static final Duration LIMIT = Duration.ofMinutes(60);
    private static final String STAMP = "/run/howdah-packages-fetched";

    private static final Fact<Boolean> FETCHED =
            Fact.sh("packages fetched", "[ ! -e " + STAMP + " ] || echo yes", answer -> answer.contains("yes"));

    public RpmPackageDownload {
        sets = sets.stream().map(List::copyOf).toList();
        excluded = List.copyOf(excluded);
    }

    @Override
    public String address() {
        return "packages in " + directory;
    }

    @Override
    public List<Fact<?>> facts() {
        return List.of(FETCHED);
    }

    @Override
    public Change compare(Facts facts) {
        return given(
                facts.ask(FETCHED),
                fetched -> fetched
                        ? same()
                        : edit(
                                Verb.CREATE,
                                List.of("+ what is lacking", "~ index of the repository"),
                                Action.of("download packages", script()).within(LIMIT)));
    }

    private String script() {
        var script = new StringBuilder("set -f\n").append(tool.command());
        script.append(
                switch (tool) {
                    case DNF -> dnf();
                    case ZYPPER -> zypper();
                });
        for (var set : sets) {
            script.append("names=").append(Script.quote(String.join(" ", set))).append("\nhowdah_fetch\n");
        }
        return script + index();
    }

    /// An empty system with this one's repositories, modules and release; the modules that are off here are off there.
    private String dnf() {
        return """
                . /etc/os-release
                howdah_fetch() {
                  rm -rf /run/howdah-nothing
                  mkdir -p /run/howdah-nothing/etc/dnf
                  cp -r /etc/dnf/modules.d /run/howdah-nothing/etc/dnf/ 2>/dev/null || true
                %2$s
                  howdah_dnf install --installroot=/run/howdah-nothing --releasever="${VERSION_ID%%%%.*}" --refresh \\
                    --setopt=reposdir=/etc/yum.repos.d --setopt=cachedir=/var/cache/howdah-dnf \\
                    ${PLATFORM_ID:+--setopt=module_platform_id=$PLATFORM_ID} %3$s \\
                    --downloadonly --downloaddir=%1$s $specs
                }
                """.formatted(directory, Dnf.SPECS, excluded("--exclude="));
    }

    private String zypper() {
        return """
                howdah_keys
                howdah_zypper refresh
                %2$s
                howdah_fetch() {
                  rm -rf /run/howdah-nothing
                  mkdir -p /run/howdah-nothing
                  howdah_specs
                  howdah_zypper --installroot /run/howdah-nothing --pkg-cache-dir /var/cache/howdah-zypper \\
                    install --no-recommends --auto-agree-with-licenses --download-only $specs %3$s
                  find /var/cache/howdah-zypper -name '*.rpm' -exec cp -np -t %1$s {} +
                }
                """.formatted(directory, Zypper.SPECS, excluded("!"));
    }

    /// The index is made beside and renamed in its place by createrepo_c, the sums of all files are written last: they
    /// say that the directory is whole.
    private String index() {
        return """
                names=createrepo_c
                command -v createrepo_c >/dev/null || howdah_%2$s install $names
                cd %1$s
                umask 022
                createrepo_c --quiet --simple-md-filenames .
                find . -type f ! -name SHA256SUMS ! -name '.*' -exec sha256sum {} + | sort -k 2 > /run/howdah-sums
                cp /run/howdah-sums .new && mv -f .new SHA256SUMS
                chmod -R a+rX .
                chown -R "$(stat -c %%u:%%g .)" .
                touch %3$s
                """.formatted(directory, tool.word(), STAMP);
    }

    private String excluded(String option) {
        return excluded.stream().map(name -> Script.quote(option + name)).collect(Collectors.joining(" "));
    }
}
