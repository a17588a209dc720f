package dev.howdah.engine;

import java.util.concurrent.atomic.AtomicBoolean;

/// The user's wish to stop: what runs on a host is finished, nothing new is begun.
public final class Stop {

    private final AtomicBoolean requested = new AtomicBoolean();

    public void request() {
        requested.set(true);
    }

    public boolean isRequested() {
        return requested.get();
    }
}
