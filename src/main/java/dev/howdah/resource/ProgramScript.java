package dev.howdah.resource;

import dev.howdah.host.Script;
import dev.howdah.host.Upload;
import java.util.List;
import java.util.SequencedMap;

/// Shell that runs a program of the user's that was sent to the host: as root, with standard input closed.
public final class ProgramScript {

    private static final String DIRECTORY = "/usr/local/lib/howdah";

    private ProgramScript() {}

    /// @param kind begins its name on the host, such as hook
    /// @param shell whether `sh` runs it
    public static String of(
            String kind, Upload file, boolean shell, SequencedMap<String, String> environment, List<String> words) {
        var script = new StringBuilder(FileWriting.whole(List.of(file)));
        var program = DIRECTORY + "/" + kind + "." + file.sha256().substring(0, 12);
        script.append("mkdir -p " + DIRECTORY + "\n");
        script.append("cp ").append(file.waiting()).append(' ').append(program).append('\n');
        script.append("chmod 0700 ")
                .append(program)
                .append("\ntrap 'rm -f ")
                .append(program)
                .append("' EXIT\n");
        environment.forEach((variable, value) -> script.append("export ")
                .append(variable)
                .append('=')
                .append(Script.quote(value))
                .append('\n'));
        script.append("( cd /; ").append(shell ? "sh " : "").append(program);
        words.forEach(word -> script.append(' ').append(Script.quote(word)));
        return script.append(" ) </dev/null\n").toString();
    }
}
