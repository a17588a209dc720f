package dev.howdah.platform;

/// What a platform that owns its machines can do to one of them, and undo again.
///
/// Undoing looks at what is, so it may be done at any time, any number of times: what is as it should be stays.
public interface MachineFaults {

    /// Takes its power away: nothing is shut down.
    void powerOff(String instance);

    /// Starts it and waits until it takes commands.
    void powerOn(String instance);

    /// Takes it off the cluster's network: nobody reaches it, and it reaches nobody.
    void cutOff(String instance);

    /// Gives it the network back, with the address that it had.
    void connect(String instance);

    /// Stops all its processes where they are.
    void freeze(String instance);

    void thaw(String instance);
}
