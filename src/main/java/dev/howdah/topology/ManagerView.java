package dev.howdah.topology;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

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

    /// Whether it stands still on purpose where it was asked.
    public boolean standsStill() {
        return members.stream().anyMatch(member -> member.agent().equals("paused"));
    }

    public Optional<Member> member(String instance) {
        return members.stream()
                .filter(member -> member.instance().equals(instance))
                .findFirst();
    }

    /// Views of several instances put together where they say the same: each instance's agent is known where it runs.
    public static List<ManagerView> merged(List<ManagerView> views) {
        if (views.size() < 2
                || views.stream().map(ManagerView::opinion).distinct().count() > 1) {
            return List.copyOf(views);
        }
        var members = views.getFirst().members().stream()
                .map(member -> views.stream()
                        .filter(view -> view.askedOn().equals(member.instance()))
                        .flatMap(view -> view.member(member.instance()).stream())
                        .findFirst()
                        .orElse(member))
                .toList();
        var asked = views.stream().map(ManagerView::askedOn).collect(Collectors.joining(", "));
        return List.of(new ManagerView(views.getFirst().manager(), asked, members));
    }

    /// What it says, apart from its own agents and remarks.
    private List<Member> opinion() {
        return members.stream()
                .map(member ->
                        new Member(member.instance(), member.role(), member.upstream(), member.running(), "", ""))
                .toList();
    }
}
