package dev.howdah.resource;

import dev.howdah.engine.Action;
import dev.howdah.engine.Change;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Facts;
import dev.howdah.engine.Resource;
import dev.howdah.engine.Verb;
import dev.howdah.host.Script;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Debian packages with all that they depend on, in a directory that apt can take for a repository.
///
/// The machine that downloads is taken to have nothing installed, not even the C library: what it happens to have, the
/// hosts may lack. So the directory serves any host of the release. Nothing that is in the directory is removed.
///
/// @param sets packages that go together, such as those of one host; each perhaps with a version, as apt takes it
/// @param excluded packages that are not wanted, even where others depend on them: apt then says who does
public record PackageDownload(String directory, List<List<String>> sets, List<String> excluded) implements Resource {

    private static final Duration LIMIT = Duration.ofMinutes(60);

    /// apt as if nothing were installed.
    private static final String FETCH = """
            : > /run/howdah-nothing-installed
            howdah_fetch() {
              apt-get -q -y --no-install-recommends -o Dir::State::status=/run/howdah-nothing-installed \\
                -o Dir::Cache::archives=%1$s -o APT::Sandbox::User=root -o Debug::NoLocking=1 \\
                -o Acquire::Retries=2 -o Acquire::http::Timeout=30 -o Acquire::https::Timeout=30 "$@"
            }
            mkdir -p %1$s/partial
            """;

    private static final String FILES =
            "find . -type f ! -path './partial/*' ! -name lock ! -name SHA256SUMS ! -name '.*'";

    /// The index is renamed in its place, the sums of all files last: they say that the directory is whole.
    private static final String INDEX = """
            rm -rf partial lock
            if ! command -v apt-ftparchive >/dev/null; then
              apt-get -q -y --no-install-recommends install apt-utils
            fi
            umask 022
            apt-ftparchive packages . > /run/howdah-packages
            gzip -9nc /run/howdah-packages > Packages.gz
            cp /run/howdah-packages Packages
            rm -f Release
            apt-ftparchive release . > /run/howdah-release
            cp /run/howdah-release Release
            %s -exec sha256sum {} + | sort -k 2 > /run/howdah-sums
            cp /run/howdah-sums .new && mv -f .new SHA256SUMS
            chmod -R a+rX .
            chown -R "$(stat -c %%u:%%g .)" .
            """.formatted(FILES);

    public PackageDownload {
        sets = sets.stream().map(List::copyOf).toList();
        excluded = List.copyOf(excluded);
    }

    private record Lacking(List<String> files, long bytes, boolean indexed) {}

    @Override
    public String address() {
        return "packages in " + directory;
    }

    @Override
    public List<Fact<?>> facts() {
        return List.of(lacking());
    }

    @Override
    public Change compare(Facts facts) {
        return given(facts.ask(lacking()), lacking -> {
            if (lacking.files().isEmpty() && lacking.indexed()) {
                return same();
            }
            var lines = new ArrayList<String>();
            lacking.files().forEach(file -> lines.add("+ " + file));
            lines.add("~ index of the repository");
            var summary =
                    "download %d packages, %.1f MB".formatted(lacking.files().size(), lacking.bytes() / 1e6);
            return edit(Verb.CREATE, lines, Action.of(summary, script()).within(LIMIT));
        });
    }

    private String fetches(String option) {
        return sets.stream()
                .map(set -> "howdah_fetch " + option + " install " + words(set) + "\n")
                .collect(Collectors.joining());
    }

    private String words(List<String> set) {
        var words = new ArrayList<>(set);
        excluded.forEach(name -> words.add(name + "-"));
        return Script.words(words.toArray(String[]::new));
    }

    private String script() {
        return FETCH.formatted(directory) + fetches("--download-only") + "cd " + directory + "\n" + INDEX;
    }

    private Fact<Lacking> lacking() {
        var question =
                "set -e\n" + FETCH.formatted(directory) + "{\n" + fetches("--print-uris") + "} | grep \"^'\" || true\n"
                        + "cd " + directory + "\n"
                        + "if [ \"$(" + FILES
                        + " | sort)\" = \"$(sed 's/^[0-9a-f]*  //' SHA256SUMS 2>/dev/null | sort)\" ]; then echo indexed; fi\n";
        return Fact.sh("what is lacking in " + directory, question, answer -> {
            var files = new ArrayList<String>();
            long bytes = 0;
            for (var line : answer.lines()
                    .filter(text -> text.startsWith("'"))
                    .distinct()
                    .toList()) {
                var fields = line.split(" ", -1);
                files.add(fields[1]);
                bytes += Long.parseLong(fields[2]);
            }
            return new Lacking(List.copyOf(files), bytes, answer.contains("indexed"));
        });
    }
}
