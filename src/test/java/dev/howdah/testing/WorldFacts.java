package dev.howdah.testing;

import dev.howdah.engine.Fact;
import dev.howdah.engine.Facts;
import dev.howdah.engine.Known;
import dev.howdah.host.Interpreter;
import dev.howdah.host.RawAnswer;
import dev.howdah.host.Shell;
import dev.howdah.resource.Files;
import dev.howdah.resource.Psql;
import dev.howdah.resource.Units;
import java.util.Map;

/// Facts of a world, without any script in between.
public record WorldFacts(World world) implements Facts {

    @Override
    public <T> Known<T> ask(Fact<T> fact) {
        var question = fact.question();
        RawAnswer answer = world.answer(new Asked(via(question.interpreter()), question.text()));
        return Facts.of(Map.of(question, answer)).ask(fact);
    }

    private static String via(Interpreter interpreter) {
        return switch (interpreter) {
            case Shell _ -> "sh";
            case Psql psql -> "psql " + psql.database();
            case Files files -> "files " + files.detail();
            case Units _ -> "units";
            default -> throw new IllegalArgumentException(interpreter.toString());
        };
    }
}
