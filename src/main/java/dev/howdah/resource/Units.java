package dev.howdah.resource;

import dev.howdah.engine.Fact;
import dev.howdah.host.Frame;
import dev.howdah.host.Interpreter;
import dev.howdah.host.Script;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/// Questions about systemd's units: each question is a unit's full name. All of a host cost one `systemctl show`.
public record Units() implements Interpreter {

    private static final String PROPERTIES = "LoadState,ActiveState,SubState,UnitFileState,NeedDaemonReload,"
            + "InactiveExitTimestamp,InactiveExitTimestampMonotonic";

    /// How systemd sees a unit.
    ///
    /// @param name such as `postgres` or `howdah-backup.timer`; without a suffix it is a service
    public static Fact<UnitState> state(String name) {
        return Fact.of("unit " + name, new Units(), fullName(name), UnitState::read);
    }

    static String fullName(String name) {
        return name.contains(".") ? name : name + ".service";
    }

    /// Starts at boot. Systemd is not made to read all its files for that, once for itself and once or twice for the
    /// links of SysV's run levels, which mean nothing where a unit has a file of its own.
    static String enable(String unit) {
        return "SYSTEMCTL_SKIP_SYSV=1 systemctl --quiet --no-reload enable " + unit + "\n";
    }

    static String disable(String unit) {
        return "SYSTEMCTL_SKIP_SYSV=1 systemctl --quiet --no-reload disable " + unit + "\n";
    }

    /// Systemd reads its files where it remembers another state of a unit's file than the one that it has now.
    static String readUnless(String unit, String state) {
        return "[ \"$(systemctl show -p UnitFileState --value %s)\" = %s ] || systemctl daemon-reload\n"
                .formatted(unit, state);
    }

    /// A fragment after which a unit starts at boot, and systemd knows it by a file that may have been written just
    /// now.
    ///
    /// @param unit full name
    /// @param path of its file
    public static String enableByFile(String unit, String path) {
        return enable(Script.quote(unit)) + readUnless(unit, List.of("UnitFileState=enabled", fragment(path)));
    }

    /// A fragment after which systemd knows a unit by a file that was just written.
    ///
    /// systemd reads what it has not loaded when it is asked for it. To read everything again costs a tenth of a
    /// second of processor time and more, so that is left for a unit that is loaded from another file or was missed
    /// before.
    ///
    /// @param unit full name
    /// @param path of its file
    static String read(String unit, String path) {
        return readUnless(unit, List.of(fragment(path)));
    }

    private static String fragment(String path) {
        return "FragmentPath=" + path;
    }

    private static String readUnless(String unit, List<String> lines) {
        return """
                howdah_unit=$(systemctl show -p LoadState,NeedDaemonReload,FragmentPath,UnitFileState -- %s 2>/dev/null) || true
                for howdah_line in LoadState=loaded NeedDaemonReload=no %s; do
                  printf '%%s\n' "$howdah_unit" | grep -qxF -- "$howdah_line" || { systemctl daemon-reload; break; }
                done
                """.formatted(
                        Script.quote(unit), lines.stream().map(Script::quote).collect(Collectors.joining(" ")));
    }

    /// systemd before 248 tells times by the second, and before 247 does not know the option; what it knows to the
    /// microsecond is the time since the machine started, and so the clock is asked along.
    @Override
    public String fragment(SequencedMap<Integer, String> questions, Frame frame) {
        var names = questions.values().stream().map(Script::quote).collect(Collectors.joining(" "));
        var text = new StringBuilder("""
                howdah_gap='

                '
                howdah_units=$(systemctl show --timestamp=us+utc -p %1$s -- %2$s 2>&1) || howdah_units=$(LC_ALL=C TZ=UTC systemctl show -p %1$s -- %2$s 2>&1)
                howdah_status=$?
                howdah_clock=
                case $howdah_units in
                  *Timestamp=*:[0-9][0-9].[0-9]*) ;;
                  *) howdah_clock="Now=$(date +%%s.%%N) $(cat /proc/uptime)" ;;
                esac
                """.formatted(PROPERTIES, names));
        // systemctl prints a block per unit, in the order of the names, with an empty line between
        questions
                .keySet()
                .forEach(number -> text.append("echo; echo '")
                        .append(frame.begin(number))
                        .append(
                                "'\nprintf '%s\\n' \"${howdah_units%%\"$howdah_gap\"*}\" ${howdah_clock:+\"$howdah_clock\"}\n")
                        .append("[ $howdah_status -ne 0 ] || howdah_units=${howdah_units#*\"$howdah_gap\"}\n")
                        .append("echo; echo '")
                        .append(frame.end(number))
                        .append("'$howdah_status\n"));
        return text.toString();
    }
}
