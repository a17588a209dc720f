package dev.howdah.architecture;

import dev.howdah.model.HostName;
import dev.howdah.model.Subnet;
import dev.howdah.problem.Problem;
import dev.howdah.problem.Problems;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringTokenizer;

/// The file of `--hostnames-from`: a name in each line, with an address if wanted, or a
/// public and a private one; `#` begins a comment.
public final class HostNamesFile {

    private final Path file;
    private final Problems problems;
    private final Map<String, Integer> lines = new HashMap<>();

    private HostNamesFile(Path file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    /// The names in the order of the file; what is wrong is added to the problems.
    public static List<HostChoice> read(Path file, Problems problems) {
        try {
            return new HostNamesFile(file, problems).parse(Files.readAllLines(file));
        } catch (MalformedInputException _) {
            problems.add(Problem.inFile(file.toString(), 0, "the file of host names is not in UTF-8"));
        } catch (IOException _) {
            problems.add(Problem.inOption("--hostnames-from", "the file " + file + " cannot be read")
                    .withRemedy("give a file with one name in each line"));
        }
        return List.of();
    }

    private List<HostChoice> parse(List<String> text) {
        var choices = new ArrayList<HostChoice>();
        for (int i = 0; i < text.size(); i++) {
            var line = text.get(i);
            int comment = line.indexOf('#');
            var words = new StringTokenizer(comment < 0 ? line : line.substring(0, comment));
            if (words.hasMoreTokens()) {
                choices.add(choice(words, i + 1));
            }
        }
        return choices;
    }

    private HostChoice choice(StringTokenizer words, int line) {
        var name = HostName.normal(words.nextToken());
        if (!HostName.isValid(name)) {
            problem(line, "'" + name + "' is not a valid host name", "use " + HostName.RULE);
        }
        unique(name, line);
        var addresses = new ArrayList<String>();
        while (words.hasMoreTokens()) {
            addresses.add(address(words.nextToken(), line));
        }
        if (addresses.size() > 2) {
            problem(line, name + " has " + addresses.size() + " addresses", "give one, or a public and a private one");
        }
        return new HostChoice(name, addresses);
    }

    private String address(String text, int line) {
        if (Subnet.parseAddress(text).isEmpty()) {
            problem(line, "'" + text + "' is not an IPv4 address", "write lines as: name 10.33.1.2");
        }
        unique(text, line);
        return text;
    }

    private void unique(String word, int line) {
        var first = lines.putIfAbsent(word, line);
        if (first != null) {
            problem(line, word + " stands twice, first in line " + first, "keep one of them");
        }
    }

    private void problem(int line, String what, String remedy) {
        problems.add(Problem.inFile(file.toString(), line, what).withRemedy(remedy));
    }
}
