package dev.howdah.platform.aws;

import dev.howdah.model.AwsImage;
import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ec2.model.Image;
import software.amazon.awssdk.services.ec2.model.ImageState;

/// Which image a name stands for: the newest of those of that owner that fit.
final class Images {

    private final Ec2 ec2;
    private final String region;
    private final Map<AwsImage, Image> known = new HashMap<>();

    Images(Ec2 ec2, String region) {
        this.ec2 = ec2;
        this.region = region;
    }

    synchronized Image of(AwsImage wish) {
        return known.computeIfAbsent(wish, this::find);
    }

    private Image find(AwsImage wish) {
        return Ec2Call.ask("DescribeImages", () -> described(wish)).stream()
                .filter(image -> image.state() == ImageState.AVAILABLE)
                .max(Comparator.comparing(image -> Found.text(image.creationDate())))
                .orElseThrow(() -> ProblemException.wrongInput(
                        Problem.here("there is no image " + wish + " in " + region + owner(wish))
                                .withRemedy("correct ec2_ami (Name with * and ?, Owner) or image in config.yml; images"
                                        + " have other ids in other regions")));
    }

    private List<Image> described(AwsImage wish) {
        if (wish.isId()) {
            // by filter, as an id that does not exist is then an empty answer
            return ec2.client()
                    .describeImages(q -> q.filters(ClusterTags.filter("image-id", wish.name())))
                    .images();
        }
        return ec2.client()
                .describeImages(q -> {
                    q.filters(ClusterTags.filter("name", wish.name()));
                    wish.owner().ifPresent(q::owners);
                })
                .images();
    }

    private static String owner(AwsImage wish) {
        return wish.owner().map(owner -> " that " + owner + " owns").orElse("");
    }
}
