package dev.howdah.platform.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.PullImageResultCallback;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import dev.howdah.host.docker.Engine;
import dev.howdah.model.DistributionImage;
import dev.howdah.problem.Category;
import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The image that containers run: there already; pulled; or made, out of the distribution's own image where a registry
/// answers, else from the distribution's mirror.
///
/// An image gets its name last, whole and labelled, so that an interrupted build leaves nothing under it.
final class BaseImage {

    private static final int PULL_MINUTES = 10;
    private static final int ATTEMPTS = 2;

    private final Engine engine;
    private final DockerClient client;
    private final DistributionImage image;
    private final Optional<ImageRecipe> recipe;

    BaseImage(Engine engine, DistributionImage image) {
        this.engine = engine;
        this.client = engine.client();
        this.image = image;
        this.recipe = ImageRecipe.of(image);
    }

    /// Whether the engine has the image, and one of Howdah's own was made by the recipe of today.
    boolean exists() {
        try {
            var config = client.inspectImageCmd(image.name()).exec().getConfig();
            Map<String, String> labels =
                    config == null ? Map.of() : Objects.requireNonNullElse(config.getLabels(), Map.of());
            return recipe.isEmpty() || ImageRecipe.VERSION.equals(labels.get(ImageRecipe.VERSION_LABEL));
        } catch (NotFoundException _) {
            return false;
        }
    }

    /// How the image will be had, for a plan.
    String origin() {
        return recipe.isPresent() ? "(built from the distribution's packages, about 30 s)" : "(pulled)";
    }

    /// Has the image at the end, or throws.
    void ensure() {
        if (exists()) {
            return;
        }
        recipe.ifPresentOrElse(this::build, this::pull);
    }

    private void pull() {
        try {
            var pulled = client.pullImageCmd(image.name()).exec(new PullImageResultCallback());
            if (!pulled.awaitCompletion(PULL_MINUTES, TimeUnit.MINUTES)) {
                throw notPulled("it did not end within " + PULL_MINUTES + " minutes");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw notPulled("interrupted");
        } catch (DockerException e) {
            throw notPulled(String.valueOf(e.getMessage()).strip());
        }
    }

    private ProblemException notPulled(String why) {
        return ProblemException.wrongInput(Problem.here("image " + image.name() + " is not here and cannot be pulled")
                .withEvidence(List.of(why))
                .withRemedy("import it, or use one that Howdah builds: howdah/debian:12, howdah/ubuntu:24.04 …"));
    }

    private void build(ImageRecipe wished) {
        if (!new PulledBase(client, wished).make()) {
            buildFromMirror(wished);
        }
    }

    private void buildFromMirror(ImageRecipe wished) {
        var system = RootFilesystem.of(wished, MachineApt.read(wished.distribution()));
        var unfinished = wished.image().replace(":", "-unfinished:");
        boolean whole = false;
        for (int attempt = 1; attempt <= ATTEMPTS && !whole; attempt++) {
            whole = system.stream(tar -> importFrom(tar, unfinished, wished));
        }
        if (!whole) {
            throw new ProblemException(
                    Category.STEP_FAILED,
                    Problem.here("image " + wished.image() + " could not be built (tried twice)")
                            .withEvidence(system.lastLines())
                            .withRemedy("see whether apt-get update works here, and whether its mirror has "
                                    + wished.distribution() + "; or give an image with --os-image; the whole"
                                    + " output is in " + system.log()));
        }
        name(unfinished, wished.image());
        system.forget();
    }

    /// Whether the engine took it. Where it did not, what mmdebstrap wrote says why, as a rule.
    private boolean importFrom(InputStream tar, String name, ImageRecipe wished) {
        try {
            return new ImageImport(URI.create(engine.address()))
                    .send(name, wished.labels(), tar)
                    .isEmpty();
        } catch (IOException _) {
            return false;
        }
    }

    private void name(String unfinished, String name) {
        int colon = name.lastIndexOf(':');
        client.tagImageCmd(unfinished, name.substring(0, colon), name.substring(colon + 1))
                .exec();
        client.removeImageCmd(unfinished).withNoPrune(true).exec();
    }
}
