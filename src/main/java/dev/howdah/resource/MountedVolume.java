package dev.howdah.resource;

import dev.howdah.engine.Action;
import dev.howdah.engine.Change;
import dev.howdah.engine.Effect;
import dev.howdah.engine.Fact;
import dev.howdah.engine.Facts;
import dev.howdah.engine.Resource;
import dev.howdah.engine.Verb;
import dev.howdah.problem.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A disk with a filesystem, mounted by its UUID now and at every boot.
///
/// Promises: (1) a filesystem is only ever made on a device on which nothing is found: no filesystem, no other
/// signature, no partitions, nothing stacked on it, not mounted, not swap; it is looked at again in the moment before.
/// (2) A filesystem that is there is mounted and never made anew. (3) Nothing is mounted over files that are there.
/// Everything else is refused, and said in the plan.
///
/// @param device as config.yml has it; on AWS the kernel may call it otherwise
/// @param gigabytes size of a disk that was ordered, 0 where it is not known
public record MountedVolume(
        String device,
        int gigabytes,
        String mountpoint,
        String filesystem,
        List<String> makeOptions,
        String mountOptions,
        int readAhead)
        implements Resource {

    private static final Duration LIMIT = Duration.ofMinutes(10);

    public MountedVolume {
        makeOptions = List.copyOf(makeOptions);
    }

    @Override
    public String address() {
        return "filesystem " + mountpoint;
    }

    @Override
    public List<Fact<?>> facts() {
        return List.of(state());
    }

    private Fact<VolumeState> state() {
        return Fact.sh(address(), VolumeScript.look(this), VolumeState::read);
    }

    @Override
    public Change compare(Facts facts) {
        return given(facts.ask(state()), this::compare);
    }

    private Change compare(VolumeState found) {
        var objection = found.source().isEmpty() ? notMounted(found) : mounted(found);
        if (objection.isPresent()) {
            return refused(objection.get());
        }
        if (found.source().isEmpty()) {
            return found.isEmpty() ? make(found) : mount(found);
        }
        var lines = new ArrayList<String>();
        var wanted = VolumeScript.tableLine(this, found.uuid());
        if (found.table().isEmpty()) {
            lines.add("+ " + wanted);
        } else if (found.isOurLine() && !found.table().equals(wanted)) {
            lines.add("- " + found.table());
            lines.add("+ " + wanted);
        }
        if (found.readAhead() != readAhead) {
            lines.add("- read-ahead of " + found.readAhead() + " sectors");
            lines.add("+ read-ahead of " + readAhead + " sectors");
        } else if (!found.keepsReadAhead()) {
            lines.add("+ read-ahead of " + readAhead + " sectors  (at boot)");
        }
        return lines.isEmpty()
                ? same()
                : edit(
                        Verb.UPDATE,
                        lines,
                        Action.of("set how " + mountpoint + " is mounted", VolumeScript.keep(this, found)));
    }

    private Change make(VolumeState found) {
        var action = Action.of("make a filesystem on " + found.device(), VolumeScript.make(this, found))
                .within(LIMIT);
        return new Change.Edit(
                Verb.CREATE,
                List.of(
                        "+ " + filesystem + " on " + found.device() + ", which is empty (" + found.size() + ")",
                        "+ mounted at " + mountpoint + " with " + mountOptions),
                List.of(action),
                List.of(new Effect(Effect.Kind.DATA, address(), "a filesystem on an empty disk")));
    }

    private Change mount(VolumeState found) {
        return edit(
                Verb.UPDATE,
                List.of("+ " + found.device() + " (" + found.type() + ", " + found.size() + ") mounted at " + mountpoint
                        + " with " + mountOptions),
                Action.of("mount " + mountpoint, VolumeScript.mount(this, found)));
    }

    private Optional<Problem> mounted(VolumeState found) {
        if (!found.device().isEmpty() && !found.device().equals(found.source())) {
            return objection(
                    found.source() + " is mounted at " + mountpoint + ", where config.yml has " + device,
                    "correct device_name or mountpoint in config.yml");
        }
        if (!found.sourceType().equals(filesystem)) {
            return objection(
                    mountpoint + " has " + found.sourceType() + ", where config.yml has " + filesystem,
                    "write fstype: " + found.sourceType());
        }
        return found.uuid().isEmpty()
                ? objection("the filesystem at " + mountpoint + " has no UUID", "mount it yourself, without volumes")
                : Optional.empty();
    }

    private Optional<Problem> notMounted(VolumeState found) {
        if (found.device().isEmpty()) {
            return objection("there is no disk " + device, "correct device_name in config.yml", found.disks());
        }
        if (!found.inUse().isEmpty()) {
            return objection(
                    found.device() + " is in use: " + found.inUse() + "; it is left alone",
                    "name a disk that is free, or the partition or mapped device that is meant");
        }
        if (!found.isEmpty() && !found.type().equals(filesystem)) {
            return objection(
                    found.device() + " holds " + found.content() + "; it is left alone",
                    "nothing that holds anything is made empty here: look at it, and if it can go, run 'wipefs -a "
                            + found.device() + "' on that host");
        }
        if (!found.files().isEmpty()) {
            return objection(
                    "there are files in " + mountpoint + ", which a disk mounted there would hide",
                    "move them to the disk, or choose another mountpoint",
                    found.files());
        }
        return found.table().isEmpty() || found.isOurLine()
                ? Optional.empty()
                : objection(
                        "/etc/fstab has something else for " + mountpoint,
                        "remove one of the two",
                        List.of(found.table()));
    }

    private static Optional<Problem> objection(String what, String remedy, List<String> evidence) {
        return objection(what, remedy).map(problem -> problem.withEvidence(evidence));
    }

    private static Optional<Problem> objection(String what, String remedy) {
        return Optional.of(Problem.here(what).withRemedy(remedy));
    }
}
