package dev.howdah.e2e;

/// The story of Patroni on Debian 13: Patroni 4.0, etcd 3.5, HAProxy 3.0, PgBouncer 1.24.
@Story
class PatroniOnDebian13E2eTest extends PatroniStory {

    PatroniOnDebian13E2eTest() {
        super("13", 10);
    }
}
