package dev.howdah.component.repmgr;

import dev.howdah.engine.Fact;
import java.util.List;

/// What the fence of a host has noted of the last primary that it stopped there, of its return, and of a promotion that
/// repmgrd did not carry out.
final class FenceNotes {

    /// What stands still is told as long as it does, a return or a promotion for a week. `last-return` holds what the
    /// return printed; its last line sums it up.
    static final Fact<List<String>> FACT =
            Fact.sh("notes of the fence", """
            cd /var/lib/howdah-fence 2>/dev/null || exit 0
            if [ -n "$(find promoted -mtime -7 2>/dev/null)" ]; then
              echo "it was promoted by howdah-fence at $(cat promoted), as repmgrd had promoted nobody in time"
            fi
            if systemctl -q is-active postgres; then
              if [ -n "$(find last-return -mtime -7 2>/dev/null)" ] && tail -n 1 last-return | grep -q '^follows '; then
                kept=$(sed -n 's/.* is kept in /; WAL that only it had is in /p' last-return)
                echo "it came back by pg_rewind at $(date -u -r last-return +%FT%TZ) and $(tail -n 1 last-return)$kept"
              fi
              exit 0
            fi
            if [ -s fenced ]; then
              read -r at why < fenced
              echo "Postgres was stopped at $at: $why"
            fi
            if [ -s stays-out ]; then
              echo "it could not be brought back by itself: $(tail -n 1 stays-out); 'howdah rejoin --reclone' clones it anew"
            fi
            exit 0
            """, text -> text.lines().toList());

    private FenceNotes() {}
}
