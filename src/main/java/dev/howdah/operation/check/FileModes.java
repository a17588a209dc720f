package dev.howdah.operation.check;

import dev.howdah.component.GuardedFile;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Known;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import dev.howdah.resource.FileState;
import dev.howdah.resource.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Files with secrets can be read by their owner only.
record FileModes(Function<Instance, List<GuardedFile>> guarded) implements InstanceCheck {

    @Override
    public String name() {
        return "file-modes";
    }

    @Override
    public List<Fact<?>> facts(Cluster cluster, Instance instance) {
        return guarded.apply(instance).stream()
                .<Fact<?>>map(file -> Files.state(file.path()))
                .toList();
    }

    @Override
    public boolean concerns(Seen seen, Instance instance) {
        return !guarded.apply(instance).isEmpty();
    }

    @Override
    public Known<Verdict> judge(Seen seen, Instance instance) {
        var faults = new ArrayList<String>();
        for (var file : guarded.apply(instance)) {
            switch (seen.ask(instance, Files.state(file.path()))) {
                case Known.NotYet<Optional<FileState>>(var why) -> {
                    return new Known.NotYet<>(seen.sight(instance).silent().orElse(why));
                }
                case Known.Answer<Optional<FileState>>(var state) ->
                    fault(file, state).ifPresent(faults::add);
            }
        }
        return new Known.Answer<>(Verdict.of(
                faults, guarded.apply(instance).size() + " guarded files are closed", "files are open to others"));
    }

    private static Optional<String> fault(GuardedFile file, Optional<FileState> state) {
        if (state.isEmpty()) {
            return Optional.of(file.path() + " is missing");
        }
        if (!state.get().owner().equals(file.owner())) {
            return Optional.of(file.path() + " belongs to " + state.get().owner() + ", not to " + file.owner());
        }
        return file.allows(state.get().mode())
                ? Optional.empty()
                : Optional.of(
                        file.path() + " has mode " + state.get().mode() + ", at most " + file.mode() + " is right");
    }
}
