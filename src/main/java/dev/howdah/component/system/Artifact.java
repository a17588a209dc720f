package dev.howdah.component.system;

import java.util.Optional;

/// Something of the user's that hosts get, from a list `artifacts`: what TPA takes, by the same names.
///
/// Owner, group and mode that are not given stay as they are where the thing is there already.
public sealed interface Artifact {

    /// Who may do what with it.
    ///
    /// @param mode octal, such as 0644
    record Rights(Optional<String> owner, Optional<String> group, Optional<String> mode) {}

    /// The wished state of a path on the hosts.
    enum State {
        DIRECTORY,
        /// A file that must be there.
        FILE,
        /// A file that is made empty where it is missing.
        TOUCH,
        ABSENT,
        LINK
    }

    /// A path that is made or removed.
    ///
    /// @param source what a link leads to
    record Path(String path, State state, Optional<String> source, Rights rights) implements Artifact {}

    /// A file of this machine.
    record Copy(String source, String destination, Rights rights) implements Artifact {}

    /// A file with the content that config.yml gives.
    record Text(String content, String destination, Rights rights) implements Artifact {}

    /// A directory of this machine with all that is in it. As with rsync, a source that ends in `/` stands for what is
    /// in it. What else is in the destination stays.
    record Tree(String source, String destination, Rights rights) implements Artifact {}

    /// An archive of this machine that is unpacked.
    ///
    /// @param creates a path that is there once it has been unpacked, so that it is not unpacked again
    record Archive(String source, String destination, Optional<String> creates, Rights rights) implements Artifact {}
}
