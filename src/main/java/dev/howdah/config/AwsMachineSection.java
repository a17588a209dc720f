package dev.howdah.config;

import dev.howdah.model.AwsImage;
import dev.howdah.model.AwsMachine;
import dev.howdah.model.AwsMachine.ElasticAddress;
import dev.howdah.model.SettingType;
import dev.howdah.model.Subnet;
import java.util.Map;
import java.util.Optional;

/// Reads what one instance on AWS is made of.
final class AwsMachineSection {

    private static final AwsImage NO_IMAGE = new AwsImage("", Optional.empty());

    private final Section section;
    private final Section top;
    private final Findings findings;

    AwsMachineSection(Section section, Section top, Findings findings) {
        this.section = section;
        this.top = top;
        this.findings = findings;
    }

    /// @param common what `ec2_ami` says
    AwsMachine read(Optional<AwsImage> common, boolean reachable) {
        refuseNotBuilt();
        var type = section.text("type");
        if (type.isEmpty()) {
            findings.error(section.line(), "the instance has no type", "write type: t3.micro under instance_defaults");
        }
        var image = section.text("image")
                .map(name -> image(name, common.flatMap(AwsImage::owner), section.line("image"), findings))
                .or(() -> common)
                .orElseGet(this::noImage);
        return new AwsMachine(
                type.orElse("t3.micro"),
                image,
                user(image),
                publicAddress(reachable),
                elastic(),
                section.value("termination_protection", SettingType.BOOLEAN),
                section.text("instance_profile_name")
                        .or(() -> top.text("instance_profile_name"))
                        .or(() -> top.text("cluster_profile")),
                section.value("tags", SettingType.MAP)
                        .<Map<String, String>>map(tags -> tags)
                        .orElse(Map.of()));
    }

    private void refuseNotBuilt() {
        for (var key : section.entries().sequencedKeySet()) {
            if (key.startsWith("spot_")) {
                findings.error(
                        section.line(key),
                        key + " is not built: AWS may take spot instances away at any time",
                        "remove it");
            } else if (key.startsWith("route53_")) {
                findings.error(section.line(key), key + " is not built", "remove it and enter the names yourself");
            } else if (key.equals("key_name")) {
                findings.error(section.line(key), "key_name is not built", "write ec2_key_name for the whole cluster");
            }
        }
    }

    private AwsImage noImage() {
        findings.error(
                section.line(),
                "the instance has no image",
                "write ec2_ami: {Name: debian-12-amd64-*, Owner: '136693071363'}");
        return NO_IMAGE;
    }

    /// By a name alone one would run what anybody published under it.
    static AwsImage image(String name, Optional<String> owner, int line, Findings findings) {
        var image = new AwsImage(name, owner);
        if (name.isEmpty()) {
            findings.error(line, "ec2_ami has no Name", "write Name: debian-12-amd64-*");
        } else if (!image.isId() && owner.isEmpty()) {
            findings.error(
                    line,
                    "image " + name + " has no owner, and anybody may publish one by that name",
                    "write ec2_ami: with Name and Owner, or the id of an image: ami-...");
        }
        return image;
    }

    private String user(AwsImage image) {
        return section.section("vars")
                .flatMap(vars -> vars.text("ansible_user"))
                .or(() -> section.text("cluster_ssh_user"))
                .or(() -> section.text("ec2_ami_user"))
                .or(() -> top.text("ec2_ami_user"))
                .orElseGet(image::user);
    }

    private boolean publicAddress(boolean reachable) {
        boolean wished = section.value("assign_public_ip", SettingType.BOOLEAN).orElse(reachable);
        if (wished && !reachable) {
            findings.error(
                    section.line("assign_public_ip"),
                    "a public address and ec2_instance_reachability: private contradict each other",
                    "remove one of the two");
        }
        return wished;
    }

    private ElasticAddress elastic() {
        boolean own = section.value("assign_elastic_ip", SettingType.BOOLEAN).orElse(false);
        var given = section.text("elastic_ip");
        if (given.isPresent() && Subnet.parseAddress(given.get()).isEmpty()) {
            findings.error(section.line("elastic_ip"), "'" + given.get() + "' is not an IPv4 address", "correct it");
        }
        if (own && given.isPresent()) {
            findings.error(
                    section.line("elastic_ip"), "elastic_ip and assign_elastic_ip contradict each other", "keep one");
        }
        return given.<ElasticAddress>map(ElasticAddress.Given::new)
                .orElse(own ? new ElasticAddress.Own() : new ElasticAddress.None());
    }
}
