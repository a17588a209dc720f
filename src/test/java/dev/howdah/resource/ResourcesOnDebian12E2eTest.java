package dev.howdah.resource;

/// The contract of resources on Debian 12 with its own Postgres.
class ResourcesOnDebian12E2eTest extends ResourceContract {

    ResourcesOnDebian12E2eTest() {
        super("12", "15");
    }
}
