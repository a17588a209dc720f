package dev.howdah.model;

import java.util.List;
import java.util.SequencedMap;

/// What values of a setting look like in YAML, for those who describe it: the JSON Schema, the reference, completion.
public sealed interface SettingShape {

    /// Text, or a number or boolean that is taken as it prints.
    record Text() implements SettingShape {}

    /// Text of a certain form.
    ///
    /// @param pattern a regular expression that the whole text matches
    record Form(String pattern) implements SettingShape {}

    record Whole() implements SettingShape {}

    record Decimal() implements SettingShape {}

    record Flag() implements SettingShape {}

    record OneOf(List<String> words) implements SettingShape {}

    record ListOf(SettingShape item) implements SettingShape {}

    /// A mapping of any keys.
    record MappingOf(SettingShape value) implements SettingShape {}

    /// A mapping of these keys and no others.
    ///
    /// @param required the key that must be there
    record Fields(String required, SequencedMap<String, SettingShape> fields) implements SettingShape {}

    record Either(List<SettingShape> shapes) implements SettingShape {}

    record Anything() implements SettingShape {}
}
