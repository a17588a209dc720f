package dev.howdah.platform.docker;

import dev.howdah.host.docker.Engine;
import dev.howdah.model.DistributionImage;

/// Images for tests. `./check` makes them before the end-to-end tests; a test that runs alone makes what is missing.
public final class PreparedImages {

    private PreparedImages() {}

    /// Howdah's own image: bare, for tests of installation.
    public static DistributionImage bare(String version) {
        var image = DistributionImage.of(DistributionImage.DEBIAN, version);
        try (var engine = Engine.fromEnvironment()) {
            new BaseImage(engine, image).ensure();
        }
        return image;
    }

    /// Makes the images of the versions given.
    public static void main(String[] versions) {
        for (var version : versions) {
            bare(version);
        }
    }
}
