package dev.howdah.testing;

import dev.howdah.engine.Action;
import dev.howdah.engine.Change;
import dev.howdah.engine.Effect;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Facts;
import dev.howdah.engine.Known;
import dev.howdah.engine.Resource;
import dev.howdah.engine.Verb;
import dev.howdah.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A resource of a [ToyWorld]: a name with its wished value.
///
/// @param after a name that must have a value before this one can be compared
/// @param action how it is brought about
public record Toy(
        String name, String wished, Optional<String> after, Action action, List<Effect> effects, boolean refused)
        implements Resource {

    public static Toy of(String name, String wished) {
        return new Toy(name, wished, Optional.empty(), set(name, wished), List.of(), false);
    }

    private static Action set(String name, String value) {
        return Action.of("set " + name, "toy set " + name + " " + value);
    }

    public Toy after(String other) {
        return new Toy(name, wished, Optional.of(other), action, effects, refused);
    }

    public Toy by(Action instead) {
        return new Toy(name, wished, after, instead, effects, refused);
    }

    public Toy causing(Effect effect) {
        return new Toy(name, wished, after, action, List.of(effect), refused);
    }

    /// Refuses to be changed where it has another value.
    public Toy refusing() {
        return new Toy(name, wished, after, action, effects, true);
    }

    public static Fact<Optional<String>> value(String name) {
        return Fact.sh(
                "toy " + name,
                "toy get " + name,
                answer -> answer.isEmpty() ? Optional.empty() : Optional.of(answer.substring(1)));
    }

    @Override
    public String address() {
        return "toy " + name;
    }

    @Override
    public List<Fact<?>> facts() {
        var facts = new ArrayList<Fact<?>>(List.of(value(name)));
        after.ifPresent(other -> facts.add(value(other)));
        return facts;
    }

    @Override
    public Change compare(Facts facts) {
        if (after.isPresent()
                && !(facts.ask(value(after.get())) instanceof Known.Answer<Optional<String>>(var found)
                        && found.isPresent())) {
            return later(after.get() + " is not set yet");
        }
        return given(facts.ask(value(name)), this::compareWith);
    }

    private Change compareWith(Optional<String> found) {
        if (found.equals(Optional.of(wished))) {
            return same();
        }
        if (refused && found.isPresent()) {
            return refused(Problem.here(name + " is " + found.get() + " and is not touched"));
        }
        return new Change.Edit(
                found.isPresent() ? Verb.UPDATE : Verb.CREATE, List.of("+ " + wished), List.of(action), effects);
    }
}
