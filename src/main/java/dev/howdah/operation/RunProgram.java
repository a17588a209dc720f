package dev.howdah.operation;

import dev.howdah.component.ProgramEnvironment;
import dev.howdah.component.UserProgram;
import dev.howdah.component.system.SystemComponent;
import dev.howdah.engine.Parallel;
import dev.howdah.host.Connections;
import dev.howdah.host.HostUnreachable;
import dev.howdah.host.Script;
import dev.howdah.host.Upload;
import dev.howdah.model.Instance;
import dev.howdah.resource.ProgramScript;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/// Runs a program of the user's on hosts at once, as hooks are run.
record RunProgram(UserProgram program, ProgramEnvironment environment, Connections connections) {

    private static final InstantSource CLOCK = InstantSource.system();

    /// @param told gets each answer as soon as it is there, one at a time
    List<HostAnswer> onHosts(List<Instance> instances, List<String> words, Consumer<HostAnswer> told) {
        var upload = upload();
        var names = instances.stream().map(Instance::name).toList();
        return List.copyOf(Parallel.map(names, name -> {
                    var answer = on(environment.cluster().instance(name), upload, words);
                    synchronized (told) {
                        told.accept(answer);
                    }
                    return answer;
                })
                .values());
    }

    private HostAnswer on(Instance instance, Upload upload, List<String> words) {
        var start = CLOCK.instant();
        var name = instance.name();
        try {
            var connection = WithEnvironment.of(
                    connections.to(name), SystemComponent.environment(environment.cluster(), instance));
            connection.send(name, List.of(upload));
            var script = ProgramScript.of("program", upload, program.shell(), environment.on(instance), words);
            var result = connection.run(new Script(
                    "(\nset -e\n" + script + ")\nhowdah_status=$?\nrm -f " + upload.waiting()
                            + "\nexit $howdah_status\n",
                    program.head().limit()));
            return new HostAnswer.Answered(name, result, Duration.between(start, CLOCK.instant()));
        } catch (HostUnreachable e) {
            return new HostAnswer.Silent(name, String.valueOf(e.getMessage()));
        }
    }

    private Upload upload() {
        try {
            return Upload.of(program.file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
