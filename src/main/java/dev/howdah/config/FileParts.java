package dev.howdah.config;

import java.util.List;
import java.util.Optional;

/// The parts of config.yml that describe machines, for those who read what one platform has in them.
///
/// @param locations entries of `locations`, as written
/// @param instances entries of `instances`, each with the keys of its location and of `instance_defaults` merged in
record FileParts(
        String clusterName,
        Section top,
        Optional<Section> defaults,
        List<Section> locations,
        List<Section> instances,
        Findings findings) {}
