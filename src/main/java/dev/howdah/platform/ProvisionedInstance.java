package dev.howdah.platform;

/// An instance that exists.
///
/// @param state in the platform's words, such as `running` or `exited`
/// @param since in the platform's words, such as `Up 3 minutes`
/// @param address in the cluster's network; empty where it has none now
public record ProvisionedInstance(String name, String state, String since, String address, String image) {

    public boolean isRunning() {
        return state.equals("running");
    }
}
