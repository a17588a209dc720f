package dev.howdah.component.haproxy;

import dev.howdah.model.SettingShape;
import dev.howdah.model.SettingType;
import java.time.Duration;

/// A time as HAProxy takes it, such as 500ms or 2s. One without a unit would be milliseconds to HAProxy, which
/// surprises, so there is always one.
record Time(String text, Duration length) {

    private static final String FORM = "[1-9][0-9]{0,5}(ms|s|m)";

    static final SettingType<Time> TYPE = new SettingType<>(
            "a time with its unit, such as 500ms or 2s",
            value -> value instanceof Time time
                    ? time
                    : of(SettingType.TEXT.reading().apply(value)),
            new SettingShape.Form(FORM));

    static Time of(String text) {
        if (!text.matches(FORM)) {
            throw new SettingType.WrongValue(
                    "expected a time with its unit, such as 500ms or 2s, found '" + text + "'");
        }
        var unit = text.replaceFirst("^[0-9]+", "");
        long number = Long.parseLong(text.substring(0, text.length() - unit.length()));
        return new Time(
                text,
                switch (unit) {
                    case "ms" -> Duration.ofMillis(number);
                    case "s" -> Duration.ofSeconds(number);
                    default -> Duration.ofMinutes(number);
                });
    }

    @Override
    public String toString() {
        return text;
    }
}
