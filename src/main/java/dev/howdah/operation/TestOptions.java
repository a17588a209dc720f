package dev.howdah.operation;

import java.util.Optional;

/// What `test` is asked for.
///
/// @param standard a standard of security to check too: the one of this name, or that of config.yml where it is empty
/// @param name the user's own test of that name alone, in place of all checks
/// @param destructive whether the user's own tests that may harm the cluster run too
public record TestOptions(Optional<String> standard, Optional<String> name, boolean destructive) {

    public static final TestOptions USUAL = new TestOptions(Optional.empty(), Optional.empty(), false);
}
