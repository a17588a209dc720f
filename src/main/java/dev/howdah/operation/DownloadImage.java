package dev.howdah.operation;

import dev.howdah.model.Cluster;
import dev.howdah.model.Distribution;
import dev.howdah.model.DistributionImage;
import dev.howdah.model.Family;
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
        if (distribution.family() != Family.DEBIAN) {
            throw ProblemException.wrongInput(
                    Problem.inOption("--distribution", "packages of " + distribution + " cannot be downloaded yet")
                            .withRemedy("built is the family of Debian"));
        }
        var image = options.image()
                .map(given -> new DistributionImage(distribution.name(), distribution.version(), given))
                .or(() -> own.filter(known -> isOf(known, distribution)))
                .orElseGet(() -> DistributionImage.of(distribution.name(), distribution.version()));
        return new DownloadImage(distribution, image);
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
