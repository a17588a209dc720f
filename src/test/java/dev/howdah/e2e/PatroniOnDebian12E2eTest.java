package dev.howdah.e2e;

/// The story of Patroni on Debian 12: Patroni 3.0, etcd 3.4, HAProxy 2.6, PgBouncer 1.18.
@Story
class PatroniOnDebian12E2eTest extends PatroniStory {

    PatroniOnDebian12E2eTest() {
        super("12", 8);
    }
}
