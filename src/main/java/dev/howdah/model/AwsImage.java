package dev.howdah.model;

import java.util.List;
import java.util.Optional;

/// The machine image (AMI) that EC2 instances start from: `ec2_ami`, or an instance's own `image`.
///
/// @param name an image's name, with `*` and `?` as wildcards, of which the newest is taken; or its id (`ami-…`)
/// @param owner the account that publishes it; empty where any may, which is only safe for an id
public record AwsImage(String name, Optional<String> owner) {

    /// How the publishers of distributions name their images, and the account that each of them publishes from.
    ///
    /// @param sign how a name begins, or goes on, before the version
    private record Published(String distribution, String name, String owner, String user, String sign) {

        boolean covers(String image) {
            return image.contains(sign);
        }
    }

    private static final String DEBIAN = "136693071363";
    private static final String RED_HAT = "309956199498";

    private static final List<Published> PUBLISHED = List.of(
            new Published("Debian", "debian-%s-amd64-*", DEBIAN, "admin", "debian-"),
            new Published("Debian-arm", "debian-%s-arm64-*", DEBIAN, "admin", "debian-"),
            new Published("RedHat", "RHEL-%s.*_HVM-*-x86_64-*-Hourly2-GP3", RED_HAT, "ec2-user", "RHEL-"),
            new Published("RedHat-arm", "RHEL-%s.*_HVM-*-arm64-*-Hourly2-GP3", RED_HAT, "ec2-user", "RHEL-"),
            new Published("Rocky", "Rocky-%1$s-EC2-Base-%1$s.*.x86_64", "792107900819", "rocky", "Rocky-"),
            new Published("AlmaLinux", "AlmaLinux OS %s.* x86_64", "764336703387", "ec2-user", "AlmaLinux OS "),
            new Published("OracleLinux", "OL%s.*-x86_64-HVM-*", "131827586825", "ec2-user", "OL"),
            new Published(
                    "Ubuntu",
                    "ubuntu/images/hvm-ssd*/ubuntu-*-%s-amd64-server-*",
                    "099720109477",
                    "ubuntu",
                    "ubuntu/images/"),
            new Published("SLES", "suse-sles-%s-sp?-v????????-hvm-ssd-x86_64", "013907871322", "ec2-user", "sles-"));

    /// The images of a distribution, as in `--distribution`; empty where nobody is known to publish any.
    public static Optional<AwsImage> of(String distribution, String version) {
        return published(distribution)
                .map(known -> new AwsImage(known.name.formatted(version), Optional.of(known.owner)));
    }

    /// The names that [#of] knows.
    public static List<String> distributions() {
        return PUBLISHED.stream().map(Published::distribution).toList();
    }

    /// The account that a distribution's images let in: admin, ubuntu, rocky or ec2-user.
    public static Optional<String> user(String distribution) {
        return published(distribution).map(Published::user);
    }

    private static Optional<Published> published(String distribution) {
        return PUBLISHED.stream()
                .filter(known -> known.distribution.equalsIgnoreCase(distribution))
                .findFirst();
    }

    /// The account that this image lets in, as far as its name tells.
    public String user() {
        return publisher().map(Published::user).orElse("ec2-user");
    }

    /// What this image holds, as far as its name tells.
    public Optional<Distribution> distribution() {
        return publisher().flatMap(known -> {
            var system = known.distribution.replace("-arm", "");
            var rest = name.substring(name.indexOf(known.sign) + known.sign.length());
            return Distribution.ALL.stream()
                    .filter(it -> it.name().equals(system) && holds(rest, it.version()))
                    .findFirst();
        });
    }

    /// The version is what stands first, or in Ubuntu's names anywhere between hyphens.
    private static boolean holds(String rest, String version) {
        return rest.matches("\\Q" + version + "\\E(\\D.*)?") || rest.contains("-" + version + "-");
    }

    private Optional<Published> publisher() {
        return PUBLISHED.stream().filter(known -> known.covers(name)).findFirst();
    }

    public boolean isId() {
        return name.startsWith("ami-");
    }

    @Override
    public String toString() {
        return name;
    }
}
