package dev.howdah.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howdah.host.Connection;
import dev.howdah.host.Result;
import dev.howdah.host.Script;
import dev.howdah.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WithEnvironmentTest {

    private final List<String> scripts = new ArrayList<>();
    private final Connection plain = new Connection() {
        @Override
        public Result run(Script script) {
            scripts.add(script.text());
            return new Result(0, "via http://me:secret@proxy:3128/ it failed", "me:secret@proxy");
        }

        @Override
        public void close() {
            // holds nothing
        }
    };

    @Test
    void scriptsRunWithTheVariablesAndTellNoPassword() {
        var connection = WithEnvironment.of(plain, Map.of("http_proxy", "http://me:secret@proxy:3128/"));
        var result = connection.run(Script.question("apt-get update"));
        assertThat(scripts).containsExactly("export http_proxy=http://me:secret@proxy:3128/\napt-get update");
        assertThat(result.out()).isEqualTo("via http://***@proxy:3128/ it failed");
        assertThat(result.err()).isEqualTo("***@proxy");
    }

    @Test
    void whatIsNoNameOfAVariableIsRefused() {
        assertThatThrownBy(() -> WithEnvironment.of(plain, Map.of("http proxy", "x")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("'http proxy' in target_environment is no name of a variable");
    }

    @Test
    void withoutVariablesNothingIsAdded() {
        assertThat(WithEnvironment.of(plain, Map.of())).isSameAs(plain);
    }
}
