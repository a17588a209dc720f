package dev.howdah.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Values of settings, already read and of the right type.
public final class Settings {

    public static final Settings NONE = new Settings(Map.of());

    private final Map<String, Object> values;

    private Settings(Map<String, Object> values) {
        this.values = values;
    }

    /// Values by setting name, each as the setting's own type gave it.
    public static Settings of(Map<String, Object> values) {
        return new Settings(Collections.unmodifiableMap(new LinkedHashMap<>(values)));
    }

    @SuppressWarnings("unchecked") // the reader put in what the setting's type gave
    public <T> Optional<T> get(Setting<T> setting) {
        return Optional.ofNullable((T) values.get(setting.name()));
    }

    public Map<String, Object> all() {
        return values;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Settings settings && settings.values.equals(values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
