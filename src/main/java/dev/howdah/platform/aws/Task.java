package dev.howdah.platform.aws;

import dev.howdah.platform.ProvisioningChange;
import dev.howdah.platform.ProvisioningListener;

/// A change and what does it.
record Task(ProvisioningChange change, Runnable deed) {

    static Task create(String subject, String note, Runnable deed) {
        return new Task(ProvisioningChange.create(subject, note), deed);
    }

    static Task remove(String subject, Runnable deed) {
        return new Task(new ProvisioningChange(ProvisioningChange.Act.REMOVE, subject, ""), deed);
    }

    ProvisioningChange run(ProvisioningListener listener) {
        listener.begun(change);
        deed.run();
        listener.done(change);
        return change;
    }
}
