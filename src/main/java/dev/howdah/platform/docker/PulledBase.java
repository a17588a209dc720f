package dev.howdah.platform.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.PullImageResultCallback;
import com.github.dockerjava.api.command.WaitContainerResultCallback;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.PullResponseItem;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The distribution's official image with the recipe's packages added: the way for machines that reach a registry, of
/// whatever distribution they are themselves.
record PulledBase(DockerClient client, ImageRecipe recipe) {

    private static final int ANSWER_SECONDS = 5;
    private static final int PULL_MINUTES = 10;
    private static final int INSTALL_MINUTES = 10;

    private String official() {
        return recipe.distribution().id() + ":" + recipe.codename();
    }

    /// Whether the image was made. Where no registry answers, that is known after a few seconds.
    boolean make() {
        try {
            return (isHere() || pull()) && install();
        } catch (DockerException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean isHere() {
        try {
            client.inspectImageCmd(official()).exec();
            return true;
        } catch (NotFoundException _) {
            return false;
        }
    }

    private boolean pull() throws InterruptedException {
        var progress = new Progress();
        client.pullImageCmd(official()).exec(progress);
        return progress.answered.await(ANSWER_SECONDS, TimeUnit.SECONDS)
                && progress.awaitCompletion(PULL_MINUTES, TimeUnit.MINUTES)
                && isHere();
    }

    private boolean install() {
        var container = client.createContainerCmd(official())
                .withCmd("/bin/sh", "-c", script())
                .withEnv("DEBIAN_FRONTEND=noninteractive")
                .exec()
                .getId();
        try {
            client.startContainerCmd(container).exec();
            var ended = client.waitContainerCmd(container).exec(new WaitContainerResultCallback());
            if (ended.awaitStatusCode(INSTALL_MINUTES, TimeUnit.MINUTES) != 0) {
                return false;
            }
            int colon = recipe.image().lastIndexOf(':');
            client.commitCmd(container)
                    .withLabels(recipe.labels())
                    .withRepository(recipe.image().substring(0, colon))
                    .withTag(recipe.image().substring(colon + 1))
                    .exec();
            return true;
        } finally {
            client.removeContainerCmd(container).withForce(true).exec();
        }
    }

    private String script() {
        return """
                set -e
                printf '#!/bin/sh\\nexit 101\\n' > /usr/sbin/policy-rc.d
                chmod 755 /usr/sbin/policy-rc.d
                apt-get -q update
                apt-get -q -y --no-install-recommends install %s
                rm -f /usr/sbin/policy-rc.d /etc/apt/apt.conf.d/docker-clean
                set -- ''
                %s
                """.formatted(String.join(" ", recipe.packages()), recipe.finish(""));
    }

    /// Tells when the registry has said something at all.
    private static final class Progress extends PullImageResultCallback {

        private final CountDownLatch answered = new CountDownLatch(1);

        @Override
        public void onNext(PullResponseItem item) {
            super.onNext(item);
            answered.countDown();
        }
    }
}
