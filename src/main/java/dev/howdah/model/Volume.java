package dev.howdah.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A disk of an instance, from its `volumes` or from `default_volumes`, and the filesystem that goes on it.
///
/// @param device name such as `/dev/sdf`, or `root`; unique in the instance
/// @param type the platform's word for the kind of disk, such as gp3
/// @param size in GB; absent where the disk is there already
/// @param iops operations a second to pay for, where the type takes any
/// @param attachExisting whether a disk that an earlier machine of this name left behind is used again
/// @param deleteOnTermination whether the disk goes when its machine does
/// @param vars what the filesystem is for and how it is made, by TPA's names such as volume_for and mountpoint
public record Volume(
        String device,
        Optional<String> type,
        Optional<Integer> size,
        Optional<Integer> iops,
        boolean encrypted,
        boolean attachExisting,
        boolean deleteOnTermination,
        Map<String, String> vars) {

    public static final String ROOT = "root";

    /// Where the filesystem for a purpose is mounted unless the file says otherwise.
    public static final Map<String, String> PLACES = Map.of(
            "postgres_data", "/opt/postgres", "postgres_wal", "/opt/postgres/wal", "barman_data", "/var/lib/barman");

    public Volume {
        vars = Map.copyOf(vars);
    }

    public boolean isRoot() {
        return device.equals(ROOT);
    }

    /// What it holds, such as postgres_data, postgres_wal, barman_data or tablespace.
    public Optional<String> purpose() {
        return text("volume_for");
    }

    /// Where it is mounted, if the file says so.
    public Optional<String> mountpoint() {
        return text("mountpoint");
    }

    public String filesystem() {
        return text("fstype").orElse("ext4");
    }

    public String mountOptions() {
        return text("mountopts").orElse("defaults,noatime");
    }

    /// Where it is mounted: where the file says, or where its purpose belongs; nowhere where it has none.
    public Optional<String> place() {
        return mountpoint().or(() -> purpose().map(PLACES::get));
    }

    /// Words for the program that makes the filesystem.
    public List<String> makeOptions() {
        return text("fsopts").filter(words -> !words.isBlank()).stream()
                .flatMap(words -> Stream.of(words.strip().split("\\s+")))
                .toList();
    }

    /// A further variable: readahead, owner, group, mode.
    public Optional<String> text(String name) {
        return Optional.ofNullable(vars.get(name));
    }
}
