package dev.howdah.component.postgres;

import static dev.howdah.host.Script.quote;

import dev.howdah.component.PostgresPaths;
import java.util.Optional;

/// Shell for making a data directory beside its place and moving it there whole.
///
/// Promises: (1) the place never holds a half-made data directory, whenever the tool or the host dies; (2) nothing
/// that is in the place is ever removed or overwritten; (3) only leftovers that a marker file says are Howdah's own,
/// and that never were in the place, are removed.
record Building(PostgresPaths paths, Optional<String> walDirectory) {

    String place() {
        return paths.dataDirectory();
    }

    /// Where it is made.
    String site() {
        return paths.dataDirectory() + ".howdah-new";
    }

    private String marker() {
        return site() + ".marker";
    }

    /// A fragment that makes an empty site, after clearing leftovers of an earlier attempt.
    String prepare() {
        return """
                place=%s; site=%s; marker=%s
                if [ -e "$place/PG_VERSION" ]; then echo "$place already holds data; it is left alone" >&2; exit 1; fi
                if [ -d "$place" ] && [ -n "$(ls -A "$place")" ]; then
                  echo "$place is not empty and holds no Postgres data; it is left alone" >&2; exit 1
                fi
                if [ -e "$site" ]; then
                  [ -e "$marker" ] || { echo "$site exists and is not Howdah's; it is left alone" >&2; exit 1; }
                  rm -rf "$site"
                fi
                install -d -m 0700 -o %s -g %s "$(dirname "$place")"
                touch "$marker"
                """.formatted(quote(place()), quote(site()), quote(marker()), paths.user(), paths.user());
    }

    /// A fragment that moves the finished data directory to its place.
    String finish() {
        var separate = walDirectory.map(this::separateWal).orElse("");
        return separate + """
                sync -f "$site"
                if [ -d "$place" ]; then rmdir "$place"; fi
                mv -T "$site" "$place"
                if selinuxenabled 2>/dev/null; then restorecon -R "$place"; fi
                sync -f "$(dirname "$place")"
                rm -f "$marker"
                """;
    }

    private String separateWal(String directory) {
        return """
                wal=%s
                install -d -m 0700 -o %s -g %s "$wal"
                if [ ! -L "$site/pg_wal" ]; then
                  if [ -n "$(ls -A "$wal")" ]; then echo "$wal is not empty; it is left alone" >&2; exit 1; fi
                  cp -a "$site/pg_wal/." "$wal/"
                  rm -rf "$site/pg_wal"
                  ln -s "$wal" "$site/pg_wal"
                  chown -h %s: "$site/pg_wal"
                fi
                """.formatted(quote(directory), paths.user(), paths.user(), paths.user());
    }
}
