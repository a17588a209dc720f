package dev.howdah.config;

import dev.howdah.model.Instance;
import dev.howdah.model.Platform;
import java.util.List;

/// What one platform has in config.yml: where its machines come from, and their addresses.
///
/// A platform is added by one more implementation, its keys in [PlatformKeys] and its case in [PlatformChoice].
sealed interface PlatformSection permits AwsSection, BareSection, DockerSection {

    /// The platform's word in config.yml.
    String word();

    /// Keys of instances that [#read] takes for the whole cluster, so that no instance keeps them for itself.
    List<String> sharedKeys();

    /// The platform's own settings for the whole cluster.
    Platform read();

    /// The instances with the addresses at which they reach each other, those given in the file checked.
    List<Instance> addressed(List<Draft> drafts);
}
