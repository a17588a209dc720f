package dev.howdah.resource;

/// The contract of resources on Debian 13 with its own Postgres.
class ResourcesOnDebian13E2eTest extends ResourceContract {

    ResourcesOnDebian13E2eTest() {
        super("13", "17");
    }
}
