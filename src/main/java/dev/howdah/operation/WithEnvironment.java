package dev.howdah.operation;

import dev.howdah.host.Connection;
import dev.howdah.host.Result;
import dev.howdah.host.Script;
import dev.howdah.host.Upload;
import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import java.util.Collection;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A connection whose scripts all run with further variables, such as where the proxy is. Account and password of a
/// proxy are taken out of what the scripts print.
record WithEnvironment(Connection connection, Map<String, String> variables) implements Connection {

    private static final Pattern ACCOUNT = Pattern.compile("://([^/@\\s]+)@");

    WithEnvironment {
        variables.keySet().stream()
                .filter(name -> !name.matches("[A-Za-z_][A-Za-z0-9_]*"))
                .findFirst()
                .ifPresent(name -> {
                    throw ProblemException.wrongInput(
                            Problem.here("'" + name + "' in target_environment is no name of a variable")
                                    .withRemedy("use letters, digits and _, such as http_proxy"));
                });
    }

    /// The same connection where there are no variables.
    static Connection of(Connection connection, Map<String, String> variables) {
        return variables.isEmpty() ? connection : new WithEnvironment(connection, variables);
    }

    @Override
    public Result run(Script script) {
        var exports = variables.entrySet().stream()
                .map(entry -> "export " + entry.getKey() + "=" + Script.quote(entry.getValue()) + "\n")
                .collect(Collectors.joining());
        var result = connection.run(new Script(exports + script.text(), script.limit()));
        return new Result(result.exitStatus(), redacted(result.out()), redacted(result.err()));
    }

    private String redacted(String text) {
        var clean = text;
        for (var value : variables.values()) {
            var account = ACCOUNT.matcher(value);
            if (account.find()) {
                clean = clean.replace(account.group(1) + "@", "***@");
            }
        }
        return clean;
    }

    @Override
    public void send(String host, Collection<Upload> uploads) {
        connection.send(host, uploads);
    }

    @Override
    public void close() {
        connection.close();
    }
}
