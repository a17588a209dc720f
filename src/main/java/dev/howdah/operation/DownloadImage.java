package dev.howdah.operation;

import dev.howdah.model.Cluster;
import dev.howdah.model.Distribution;
import dev.howdah.model.DistributionImage;
import dev.howdah.model.Platform;
import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import java.util.Optional;

/// Which distribution packages are fetched for, and the image in which they are.
record DownloadImage(Distribution distribution, DistributionImage image) {

    static DownloadImage of(Cluster cluster, DownloadOptions options) {
        var own = cluster.platform() instanceof Platform.Docker docker
                ? Optional.of(docker.image())
                : Optional.<DistributionImage>empty();
        var told = options.image().flatMap(DistributionImage::named);
        var name = options.distribution()
                .or(() -> told.map(DistributionImage::distribution))
                .or(() -> cluster.platform().distribution().map(Distribution::name));
        var version = options.version()
                .or(() -> told.map(DistributionImage::version))
                .or(() -> options.distribution().isPresent() ? Optional.empty() : ownVersion(cluster));
        if (name.isEmpty() || version.isEmpty()) {
            throw ProblemException.wrongInput(Problem.inOption(
                            name.isEmpty() ? "--distribution" : "--os-version",
                            "which distribution the hosts run is not known here")
                    .withRemedy("give it: --distribution Debian --os-version 12; supported are "
                            + Distribution.supported()));
        }
        var distribution =
                Distribution.named(name.get(), version.get()).orElseThrow(() -> unknown(name.get(), version.get()));
        var image = options.image()
                .map(given -> new DistributionImage(distribution.name(), distribution.version(), given))
                .or(() -> own.filter(known -> isOf(known, distribution)))
                .orElseGet(() -> usual(distribution));
        return new DownloadImage(distribution, image);
    }

    /// Howdah's own image, or the one that the distribution publishes; of those that want a registered machine there is
    /// none that would do for everybody.
    private static DistributionImage usual(Distribution distribution) {
        var published = switch (distribution.id()) {
            case "rocky" -> Optional.of("rockylinux/rockylinux:" + distribution.version());
            case "almalinux" -> Optional.of("almalinux:" + distribution.version());
            case "ol" -> Optional.of("oraclelinux:" + distribution.version());
            default -> Optional.<String>empty();
        };
        var own = DistributionImage.of(distribution.name(), distribution.version());
        if (published.isEmpty() && !own.isSupported()) {
            throw ProblemException.wrongInput(Problem.inOption(
                            "--docker-image", "there is no image of " + distribution + " that has all its repositories")
                    .withRemedy("give one of yours, which is registered with the distribution's publisher"));
        }
        return published
                .map(name -> new DistributionImage(distribution.name(), distribution.version(), name))
                .orElse(own);
    }

    private static Optional<String> ownVersion(Cluster cluster) {
        return cluster.platform().distribution().map(Distribution::version);
    }

    private static boolean isOf(DistributionImage image, Distribution distribution) {
        return Distribution.named(image.distribution(), image.version())
                .filter(distribution::equals)
                .isPresent();
    }

    private static ProblemException unknown(String name, String version) {
        return ProblemException.wrongInput(
                Problem.inOption("--distribution", "there is no distribution " + name + " " + version)
                        .withRemedy("supported are " + Distribution.supported()));
    }
}
