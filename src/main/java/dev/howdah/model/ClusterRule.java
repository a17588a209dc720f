package dev.howdah.model;

import java.util.List;

/// What must hold between values of several settings; a component declares it with one of them.
@FunctionalInterface
public interface ClusterRule {

    /// What does not hold.
    List<Breach> breaches(Cluster cluster);

    /// A rule that is broken.
    ///
    /// @param variables those that it is about, the likeliest one to blame first: the message stands at the line of
    ///     the first that the file has
    /// @param refused whether the cluster cannot be used like this; else it is only odd
    record Breach(List<String> variables, String what, String remedy, boolean refused) {

        public Breach {
            variables = List.copyOf(variables);
        }
    }
}
