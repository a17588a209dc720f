package dev.howdah.cli;

import dev.howdah.operation.HostAnswer;
import dev.howdah.problem.Category;
import java.util.List;

/// What hosts answered to a command, each line with its host's name before it.
record HostAnswers(Streams streams) {

    void show(HostAnswer answer) {
        var ink = streams.ink();
        var lead = ink.cyan(answer.host() + ":") + " ";
        switch (answer) {
            case HostAnswer.Silent(var _, var why) -> streams.err().println(lead + ink.red("does not answer: " + why));
            case HostAnswer.Answered(var _, var result, var _) -> {
                result.out().lines().forEach(line -> streams.out().println(lead + line));
                streams.out().flush();
                result.err().lines().forEach(line -> streams.err().println(lead + line));
                if (!result.succeeded()) {
                    streams.err().println(lead + ink.red("exit status " + result.exitStatus()));
                }
            }
        }
        streams.err().flush();
    }

    static int exitCode(List<HostAnswer> answers) {
        if (answers.stream().anyMatch(HostAnswer.Silent.class::isInstance)) {
            return Category.UNREACHABLE.exitCode();
        }
        boolean good = answers.stream()
                .allMatch(answer ->
                        answer instanceof HostAnswer.Answered(var _, var result, var _) && result.succeeded());
        return good ? 0 : Category.STEP_FAILED.exitCode();
    }
}
