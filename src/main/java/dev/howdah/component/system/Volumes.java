package dev.howdah.component.system;

import dev.howdah.component.Deployment;
import dev.howdah.engine.Resource;
import dev.howdah.model.Instance;
import dev.howdah.model.Platform;
import dev.howdah.model.Volume;
import dev.howdah.resource.MountedVolume;
import dev.howdah.resource.PathState;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The disks of an instance that hold data: filesystems, mounted before packages and Postgres write into them.
///
/// What is mounted belongs to the account that uses it as soon as that uses it; owner, group and mode of config.yml
/// count after packages have made the accounts.
record Volumes(Deployment deployment, Instance instance) {

    private static final int READ_AHEAD = 32768;

    /// Outer places first.
    List<Resource> filesystems() {
        return mounted()
                .<Resource>map(volume -> new MountedVolume(
                        volume.device(),
                        volume.size().orElse(0),
                        volume.place().orElseThrow(),
                        volume.filesystem(),
                        volume.makeOptions(),
                        volume.mountOptions(),
                        volume.text("readahead").map(Integer::valueOf).orElse(READ_AHEAD)))
                .toList();
    }

    List<Resource> rights() {
        return mounted()
                .filter(volume -> Stream.of("owner", "group", "mode")
                        .anyMatch(key -> volume.text(key).isPresent()))
                .<Resource>map(volume -> new PathState(
                        volume.place().orElseThrow(),
                        true,
                        false,
                        volume.text("owner"),
                        volume.text("group"),
                        volume.text("mode")))
                .toList();
    }

    private Stream<Volume> mounted() {
        boolean disks = switch (deployment.cluster().platform()) {
            case Platform.Docker _ -> false;
            case Platform.Bare _, Platform.Aws _ -> true;
        };
        return instance.volumes().stream()
                .filter(volume -> disks && !volume.isRoot() && volume.place().isPresent())
                .sorted(Comparator.comparing(volume -> volume.place().orElse("")));
    }
}
