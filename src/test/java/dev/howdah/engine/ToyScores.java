package dev.howdah.engine;

import dev.howdah.testing.FakeMachine;
import dev.howdah.testing.ToyWorld;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;

/// Small scores and machines for tests of the engine.
final class ToyScores {

    private ToyScores() {}

    static Score score(Object... instancesAndSteps) {
        var steps = new LinkedHashMap<String, List<Step>>();
        for (int i = 0; i < instancesAndSteps.length; i += 2) {
            steps.put((String) instancesAndSteps[i], stepsOf(instancesAndSteps[i + 1]));
        }
        return new Score(steps);
    }

    private static List<Step> stepsOf(Object value) {
        return switch (value) {
            case Step step -> List.of(step);
            case List<?> list -> list.stream().map(Step.class::cast).toList();
            default -> throw new IllegalArgumentException(value.toString());
        };
    }

    static Step step(String name, Resource... resources) {
        return Step.of(name, Arrays.asList(resources));
    }

    static Milestone milestone(String what, String instance) {
        return new Milestone(what, instance);
    }

    static FakeMachine machine(String name) {
        return new FakeMachine(name, new ToyWorld());
    }
}
