package dev.howdah.cli;

import dev.howdah.model.DistributionImage;
import dev.howdah.model.Role;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/// Values that options take, for help pages and completion: always those that the model knows.
final class Candidates {

    private Candidates() {}

    static final class Standards implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return List.of("cis", "stig").iterator();
        }
    }

    static final class Distributions implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return List.of(DistributionImage.DEBIAN).iterator();
        }
    }

    static final class DebianVersions implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return DistributionImage.DEBIAN_VERSIONS.iterator();
        }
    }

    static final class Targets implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return java.util.stream.Stream.concat(java.util.stream.Stream.of("all"), Role.words().stream())
                    .iterator();
        }
    }

    static final class Commands implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            var words = new ArrayList<>(Verb.words());
            words.add(HelpCommand.CONFIGURE_OPTIONS);
            return words.iterator();
        }
    }
}
