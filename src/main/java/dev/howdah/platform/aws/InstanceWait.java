package dev.howdah.platform.aws;

import dev.howdah.problem.Category;
import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;

/// Waits until an instance is in a state. One that ends instead, as it does where a quota for disks or a key for their
/// encryption is lacking, ends the wait with EC2's reason.
record InstanceWait(Ec2 ec2, Duration limit) {

    Instance until(String name, String id, InstanceStateName... states) {
        var wanted = List.of(states);
        boolean ending = wanted.contains(InstanceStateName.TERMINATED);
        var last = new ArrayList<Instance>();
        boolean reached = ec2.waiting().until(limit, () -> {
            last.clear();
            last.add(look(id));
            var state = last.getFirst().state().name();
            return wanted.contains(state) || (Found.GONE.contains(state) && !ending);
        });
        var machine = last.getFirst();
        if (reached && wanted.contains(machine.state().name())) {
            return machine;
        }
        throw new ProblemException(
                Category.STEP_FAILED,
                Problem.onHost(
                                name,
                                "provision",
                                "instance " + id + " is " + machine.state().nameAsString() + ", not "
                                        + wanted.getFirst())
                        .withEvidence(reason(machine))
                        .withRemedy("once the cause is gone, run the same command again: it goes on where it stopped"));
    }

    private Instance look(String id) {
        return ec2.call()
                .settled("DescribeInstances", () -> ec2.client().describeInstances(q -> q.instanceIds(id)))
                .reservations()
                .getFirst()
                .instances()
                .getFirst();
    }

    private static List<String> reason(Instance machine) {
        return machine.stateReason() == null
                ? List.of()
                : List.of(Found.text(machine.stateReason().code()) + ": "
                        + Found.text(machine.stateReason().message()));
    }
}
