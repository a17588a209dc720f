package dev.howdah.cli;

import dev.howdah.model.Distribution;
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
            return DistributionImage.supported().stream()
                    .map(Distribution::name)
                    .distinct()
                    .iterator();
        }
    }

    static final class DistributionVersions implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return DistributionImage.supported().stream()
                    .map(Distribution::version)
                    .iterator();
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
