package dev.howdah.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howdah.engine.Stop;
import dev.howdah.operation.drill.DrillOptions;
import dev.howdah.operation.drill.DrillResult;
import dev.howdah.topology.drill.Fault;
import dev.howdah.topology.drill.Happening;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class DrillCommandTest {

    private final List<DrillOptions> begun = new ArrayList<>();

    private final DrillCommand.Drilling drilling = new DrillCommand.Drilling() {
        @Override
        public DrillResult run(Path directory, DrillOptions options, Consumer<Happening> told, Stop stop) {
            begun.add(options);
            return new DrillResult(List.of(), List.of(), false);
        }

        @Override
        public boolean undo(Path directory, Consumer<Happening> told) {
            return false;
        }

        @Override
        public String clusterName(Path directory) {
            return "speedy";
        }
    };

    private static int run(Typing typing, DrillCommand.Drilling drilling, String... words) {
        return typing.one(new DrillCommand(typing.streams(), drilling), words);
    }

    @Test
    void nothingIsBrokenBeforeTheUserTypedTheClustersName() {
        var wrong = new Typing("speedo\n", true);
        assertThat(run(wrong, drilling, "drill", "--fault", "freeze")).isEqualTo(3);
        assertThat(wrong.out()).contains("speedy").contains("the host stands still");
        assertThat(run(new Typing(), drilling, "drill", "--fault", "freeze")).isEqualTo(3);
        assertThat(begun).isEmpty();
        assertThat(run(new Typing("speedy\n", true), drilling, "drill", "--fault", "freeze"))
                .isZero();
        assertThat(begun).hasSize(1);
    }

    @Test
    void whatIsBrokenHasToBeSaidAndKnown() {
        var typing = new Typing();
        assertThat(run(typing, drilling, "drill", "--yes")).isEqualTo(3);
        assertThat(run(typing, drilling, "drill", "--yes", "--fault", "freze")).isEqualTo(3);
        assertThat(run(typing, drilling, "drill", "--yes", "--fault", "freeze", "--count", "0"))
                .isEqualTo(3);
        assertThat(typing.err())
                .contains("--fault")
                .contains("did you mean 'freeze'?")
                .contains("at least one drill is needed");
        assertThat(begun).isEmpty();
    }

    @Test
    void optionsArriveAsTheyWereTyped() {
        var line =
                "drill --yes --fault cut-network --count 3 --through pgbouncer --restore --this-will-interrupt-service";
        assertThat(run(new Typing(), drilling, line.split(" ", -1))).isZero();
        assertThat(begun).containsExactly(new DrillOptions(Fault.CUT_NETWORK, 3, "pgbouncer", true, true));
    }

    @Test
    void aReportThatCannotBeWrittenIsNoticedBeforeAnythingIsBroken() {
        var typing = new Typing();
        assertThat(run(typing, drilling, "drill", "--yes", "--fault", "freeze", "--report", "/no/such/place.html"))
                .isEqualTo(3);
        assertThat(begun).isEmpty();
    }

    @Test
    void undoingNothingIsNoFailure() {
        var typing = new Typing();
        assertThat(run(typing, drilling, "drill", "--undo")).isZero();
        assertThat(typing.out()).contains("nothing to undo");
    }
}
