package dev.howdah.resource;

import dev.howdah.engine.Change;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Facts;
import dev.howdah.engine.Resource;
import dev.howdah.problem.Problem;
import dev.howdah.secret.Secret;
import java.util.List;
import java.util.Optional;

/// A file that only root may read, with a secret that the user gives for a run. Where it is not given, one that is
/// there
/// stays, and one that is missing is refused.
///
/// @param missing what to say where it is neither given nor there
public record GivenSecretFile(String path, Optional<Secret> content, Problem missing) implements Resource {

    @Override
    public String address() {
        return "file " + path;
    }

    @Override
    public List<Fact<?>> facts() {
        return List.of(Files.sum(path));
    }

    @Override
    public Change compare(Facts facts) {
        return content.map(secret -> new SecretFile(path, secret, "0600", "root", "root").compare(facts))
                .orElseGet(() ->
                        given(facts.ask(Files.sum(path)), found -> found.isPresent() ? same() : refused(missing)));
    }
}
