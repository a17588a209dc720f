package dev.howdah.platform.docker;

import dev.howdah.model.Distribution;
import dev.howdah.model.DistributionImage;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How a base image is made: a minimal Debian or Ubuntu with systemd, and what Howdah needs of every host.
record ImageRecipe(String image, Distribution distribution) {

    /// Goes up with every change of the recipe; images of an older one are built again.
    static final String VERSION = "2";

    static final String VERSION_LABEL = "dev.howdah.recipe";

    /// Images of this prefix are Howdah's own and built where they are missing; all others are the user's.
    static final String OWN_PREFIX = "howdah/";

    /// The recipe of one of Howdah's own images; empty for an image of the user's.
    static Optional<ImageRecipe> of(DistributionImage image) {
        return Distribution.named(image.distribution(), image.version())
                .filter(known -> DistributionImage.supported().contains(known))
                .filter(_ -> image.name().startsWith(OWN_PREFIX))
                .map(known -> new ImageRecipe(image.name(), known));
    }

    /// The release's name in the distribution's repositories, such as bookworm.
    String codename() {
        return distribution.codename();
    }

    /// Ubuntu's apt is no part of what its system cannot be without, so it is named.
    List<String> packages() {
        return List.of(
                "apt",
                "systemd",
                "systemd-sysv",
                "dbus",
                "openssh-server",
                "sudo",
                "iproute2",
                "procps",
                "locales",
                "ca-certificates");
    }

    Map<String, String> labels() {
        return Map.of(VERSION_LABEL, VERSION);
    }

    /// What is done inside the new system at the end, with its root directory as `$1`.
    ///
    /// Keys and the machine's identity must differ from container to container, so none is left in the image; the
    /// ssh server makes the key that is missing when it starts. The default locale costs a second of each host's
    /// processor, so it is made here, once.
    String finish(String aptConfiguration) {
        return """
                set -e
                rm -f "$1"/etc/ssh/ssh_host_*
                : > "$1/etc/machine-id"
                printf 'en_US.UTF-8 UTF-8\\n' >> "$1/etc/locale.gen"
                aliases=/usr/share/locale/locale.alias
                [ -e "$1$aliases" ] || aliases=/dev/null
                chroot "$1" localedef -i en_US -f UTF-8 -A $aliases en_US.UTF-8
                mkdir -p "$1/etc/systemd/system/ssh.service.d"
                cat > "$1/etc/systemd/system/ssh.service.d/host-key.conf" <<'END'
                # Written by howdah when it made this image: a container has no host key at first.
                [Service]
                ExecStartPre=
                ExecStartPre=/bin/sh -c 'test -e /etc/ssh/ssh_host_ed25519_key || ssh-keygen -q -t ed25519 -N "" -f /etc/ssh/ssh_host_ed25519_key'
                ExecStartPre=/usr/sbin/sshd -t
                END
                cat > "$1/etc/apt/apt.conf.d/90howdah-machine" <<'END'
                // Written by howdah when it made this image: how the machine that made it reaches its mirror.
                %s
                END
                chmod 644 "$1/etc/apt/apt.conf.d/90howdah-machine"
                """.formatted(aptConfiguration.strip());
    }
}
