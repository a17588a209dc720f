package dev.howdah.cli;

import dev.howdah.cli.ExecCommand.Executing;
import dev.howdah.operation.Execute;
import dev.howdah.operation.HostAnswer;
import dev.howdah.problem.Category;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Asks every host whether it answers.
@Command
final class PingCommand implements Callable<Integer> {

    private final Streams streams;
    private final Executing executing;

    @Mixin
    private ClusterArgument cluster = new ClusterArgument();

    PingCommand(Streams streams, Executing executing) {
        this.streams = streams;
        this.executing = executing;
    }

    @Override
    public Integer call() {
        var answers = executing.execute(cluster.directory(), List.of(), List.of(Execute.NOTHING), _ -> {});
        var ink = streams.ink();
        int width = answers.stream()
                .mapToInt(answer -> answer.host().length())
                .max()
                .orElse(0);
        for (var answer : answers) {
            var gap = " ".repeat(width - answer.host().length() + 2);
            streams.print(answer.host() + gap
                    + switch (answer) {
                        case HostAnswer.Answered(var _, var _, var took) ->
                            ink.green("answers") + " (" + took.toMillis() + " ms)";
                        case HostAnswer.Silent(var _, var why) -> ink.red("does not answer: ") + why;
                    }
                    + "\n");
        }
        return answers.stream().allMatch(HostAnswer.Answered.class::isInstance) ? 0 : Category.UNREACHABLE.exitCode();
    }
}
