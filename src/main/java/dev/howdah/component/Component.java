package dev.howdah.component;

import dev.howdah.engine.Step;
import dev.howdah.model.Cluster;
import dev.howdah.model.Instance;
import dev.howdah.model.Setting;
import java.util.List;

/// One part of the system. What it needs of others it states as data; it never edits another's file.
public interface Component {

    /// As in the names of its steps.
    String name();

    /// The variables that belong to it.
    List<Setting<?>> settings();

    /// What must be there on an instance for this component's sake, done by others.
    Needs needs(Cluster cluster, Instance instance, Machine machine);

    /// Its steps on an instance, in order; none where it has no part in it.
    List<Step> steps(Deployment deployment, Instance instance);

    /// Units of systemd that have to run on an instance for this component to work, now and after a reboot.
    default List<String> units(Cluster cluster, Instance instance) {
        return List.of();
    }

    /// Files of it that others may not read or not change.
    default List<GuardedFile> guardedFiles(Cluster cluster, Instance instance) {
        return List.of();
    }
}
