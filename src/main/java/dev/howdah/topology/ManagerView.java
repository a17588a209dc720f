package dev.howdah.topology;

import java.util.List;
import java.util.Optional;

/// How a failover manager sees the cluster, asked on one instance.
///
/// @param manager such as repmgr
/// @param askedOn instance that was asked
/// @param members what it says of each instance that it knows
public record ManagerView(String manager, String askedOn, List<Member> members) {

    public ManagerView {
        members = List.copyOf(members);
    }

    /// One instance as the failover manager sees it.
    ///
    /// @param role primary, standby or witness
    /// @param upstream instance that it should follow; empty for a primary
    /// @param running whether the manager thinks that its Postgres runs
    /// @param agent state of the manager's own process there, such as running, paused or stopped
    /// @param remark what the manager finds odd itself, in its own words; often empty
    public record Member(
            String instance, String role, Optional<String> upstream, boolean running, String agent, String remark) {}

    /// The instance that it takes for the primary; empty where it knows none that runs.
    public Optional<String> primary() {
        return members.stream()
                .filter(member -> member.role().equals("primary") && member.running())
                .map(Member::instance)
                .findFirst();
    }

    public Optional<Member> member(String instance) {
        return members.stream()
                .filter(member -> member.instance().equals(instance))
                .findFirst();
    }
}
