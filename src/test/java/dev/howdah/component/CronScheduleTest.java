package dev.howdah.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howdah.model.SettingType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronScheduleTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "* * * * *           | *-*-* *:*:00",
                "0 4 * * wed,sat     | Wed,Sat *-*-* 04:00:00",
                "36 5 * * *          | *-*-* 05:36:00",
                "*/15 * * * *        | *-*-* *:00,15,30,45:00",
                "5-20/5 1-3 * * *    | *-*-* 01,02,03:05,10,15,20:00",
                "0 0 1,15 JAN-Mar *  | *-01,02,03-01,15 00:00:00",
                "0 0 * * 7           | Sun *-*-* 00:00:00",
                "0 0 * * 5-7         | Sun,Fri,Sat *-*-* 00:00:00",
                "0 0 * * Mon-fri     | Mon,Tue,Wed,Thu,Fri *-*-* 00:00:00",
                "0 0 */10 * 1        | Mon *-*-01,11,21,31 00:00:00",
                "0 0 1 * */2         | Sun,Tue,Thu,Sat *-*-01 00:00:00",
                "0 0 1-31 * *        | *-*-* 00:00:00",
                "0 0 * * 0-7         | *-*-* 00:00:00",
                "@daily              | *-*-* 00:00:00",
                "@weekly             | Sun *-*-* 00:00:00",
                "@yearly             | *-01-01 00:00:00",
                "@hourly             | *-*-* *:00:00",
            })
    void becomesACalendarOfSystemd(String cron, String calendar) {
        assertThat(new CronSchedule(cron).onCalendar()).containsExactly(calendar);
    }

    @Test
    void eitherDayIsEnoughWhereBothAreGiven() {
        assertThat(new CronSchedule("30 2 1 * fri").onCalendar())
                .isEqualTo(List.of("*-*-01 02:30:00", "Fri *-*-* 02:30:00"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "* * * *",
                "* * * * * *",
                "60 * * * *",
                "* 24 * * *",
                "* * 0 * *",
                "* * 32 * *",
                "* * * 13 *",
                "* * * * 8",
                "* * * * fry",
                "5-1 * * * *",
                "*/0 * * * *",
                "5/2 * * * *",
                "1,,2 * * * *",
                "a * * * *",
                "@reboot",
                "@never",
                "* * * * fri-mon",
                "1- * * * *",
                "-1 * * * *"
            })
    void refusesWhatCronRefuses(String text) {
        assertThatThrownBy(() -> new CronSchedule(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void saysWhatIsWrongInASetting() {
        assertThatThrownBy(() -> CronSchedule.TYPE.reading().apply("0 25 * * *"))
                .isInstanceOf(SettingType.WrongValue.class)
                .hasMessage("'25' is no hour of cron: must be from 0 to 23");
    }
}
