package dev.howdah.platform;

/// Is told what a platform does. Changes to several instances happen at once, each on its own thread.
public interface ProvisioningListener {

    ProvisioningListener NONE = new ProvisioningListener() {
        @Override
        public void begun(ProvisioningChange change) {}

        @Override
        public void done(ProvisioningChange change) {}
    };

    void begun(ProvisioningChange change);

    void done(ProvisioningChange change);
}
