package dev.howdah.component;

import dev.howdah.model.SettingType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.stream.Collectors;

/// Times as a crontab writes them, such as `0 4 * * wed,sat`, for timers of systemd.
///
/// Read as Debian's cron does: where both days (of month and of week) are given, either of them is enough; a field
/// that begins with `*` does not count as given. `@reboot` is no time and is refused.
///
/// @param text as the user wrote it
public record CronSchedule(String text) {

    /// The type of settings that hold such times.
    public static final SettingType<CronSchedule> TYPE =
            new SettingType<>("times as in a crontab, such as 0 4 * * wed,sat", value -> {
                try {
                    return new CronSchedule(SettingType.TEXT.reading().apply(value));
                } catch (IllegalArgumentException e) {
                    throw new SettingType.WrongValue(String.valueOf(e.getMessage()));
                }
            });

    private static final Map<String, String> NICKNAMES = Map.of(
            "@yearly", "0 0 1 1 *",
            "@annually", "0 0 1 1 *",
            "@monthly", "0 0 1 * *",
            "@weekly", "0 0 * * 0",
            "@daily", "0 0 * * *",
            "@midnight", "0 0 * * *",
            "@hourly", "0 * * * *");
    private static final List<String> WEEKDAYS = List.of("Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat");

    /// @throws IllegalArgumentException whose message says what is wrong
    public CronSchedule {
        text = text.strip();
        expressions(text);
    }

    /// Expressions for OnCalendar of a timer; it goes off where any of them matches.
    public List<String> onCalendar() {
        return expressions(text);
    }

    /// Lines of a timer's section.
    public String timerLines() {
        return onCalendar().stream()
                .map(expression -> "OnCalendar=" + expression + "\n")
                .collect(Collectors.joining());
    }

    @Override
    public String toString() {
        return text;
    }

    private static List<String> expressions(String text) {
        var fields = NICKNAMES.getOrDefault(text, text).split("[ \t]+", -1);
        if (fields.length != 5) {
            throw new IllegalArgumentException("expected five fields of cron or one of @hourly, @daily, @weekly, "
                    + "@monthly, @yearly, found '" + text + "'");
        }
        var clock = " " + list(CronField.HOUR, fields[1]) + ":" + list(CronField.MINUTE, fields[0]) + ":00";
        var month = "*-" + list(CronField.MONTH, fields[3]) + "-";
        var day = list(CronField.DAY, fields[2]);
        var weekdays = weekdays(CronField.WEEKDAY.numbers(fields[4]));
        var expressions = new ArrayList<String>();
        if (!fields[2].startsWith("*") && !fields[4].startsWith("*")) {
            expressions.add(month + day + clock);
            expressions.add(weekdays + month + "*" + clock);
        } else {
            expressions.add(weekdays + month + day + clock);
        }
        return List.copyOf(expressions);
    }

    private static String list(CronField field, String text) {
        var numbers = field.numbers(text);
        return numbers.equals(field.numbers("*"))
                ? "*"
                : numbers.stream().map("%02d"::formatted).collect(Collectors.joining(","));
    }

    private static String weekdays(SortedSet<Integer> numbers) {
        return numbers.size() == WEEKDAYS.size()
                ? ""
                : numbers.stream().map(WEEKDAYS::get).collect(Collectors.joining(",")) + " ";
    }
}
