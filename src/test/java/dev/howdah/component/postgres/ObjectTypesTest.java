package dev.howdah.component.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howdah.model.SettingType.WrongValue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A misspelt key of a role would give it other rights than it was to have.
class ObjectTypesTest {

    @Test
    void aRolesKeysAreKnown() {
        var user = Map.of("username", "app", "role_attrs", List.of("createdb"), "conn_limit", 5);

        assertThat(ObjectTypes.USER.reading().apply(user)).isEqualTo(user);
        assertThatThrownBy(() -> ObjectTypes.USER.reading().apply(Map.of("username", "app", "role_atrs", List.of())))
                .isInstanceOf(WrongValue.class)
                .hasMessageContaining("did you mean 'role_attrs'");
        assertThatThrownBy(() -> ObjectTypes.USER.reading().apply(Map.of("conn_limit", 5)))
                .hasMessageContaining("no username");
        assertThatThrownBy(() -> ObjectTypes.USER.reading().apply(Map.of("username", "app", "conn_limit", "many")))
                .hasMessageContaining("'conn_limit' of an entry: expected a whole number");
    }

    @Test
    void aDatabasesExtensionsAreNamesOrMappings() {
        var database =
                Map.of("name", "app", "extensions", List.of("pgcrypto", Map.of("name", "hstore", "schema", "s")));

        assertThat(ObjectTypes.DATABASE.reading().apply(database)).isEqualTo(database);
        assertThatThrownBy(() -> ObjectTypes.DATABASE.reading().apply(Map.of("name", "app", "state", "absent")))
                .hasMessageContaining("expected one of present");
        assertThatThrownBy(() -> ObjectTypes.DATABASE
                        .reading()
                        .apply(Map.of("name", "app", "extensions", List.of(Map.of("schema", "s")))))
                .hasMessageContaining("no name");
    }
}
