package dev.howdah.resource;

import dev.howdah.host.Script;
import java.util.stream.Collectors;

/// The shell behind [MountedVolume].
final class VolumeScript {

    /// Prints the kernel's name of a disk. On AWS a disk that was attached as /dev/sdf is /dev/xvdf, or an NVMe device
    /// that has the name in its controller's own data. Where no program is there that reads it, the one EBS disk is
    /// taken that has the size asked for, no partitions and no mount; of two nothing is said.
    private static final String FIND = """
            howdah_find() {
              for howdah_disk in "$1" "$(printf '%s' "$1" | sed 's|^/dev/sd|/dev/xvd|')"; do
                if [ -b "$howdah_disk" ]; then readlink -f "$howdah_disk"; return 0; fi
              done
              howdah_fitting=''
              for howdah_disk in /dev/nvme[0-9]*n1; do
                [ -b "$howdah_disk" ] || continue
                howdah_name=''
                if command -v ebsnvme-id > /dev/null; then
                  howdah_name=$(ebsnvme-id -b "$howdah_disk" 2> /dev/null || :)
                elif command -v nvme > /dev/null; then
                  howdah_name=$(nvme id-ctrl --raw-binary "$howdah_disk" 2> /dev/null | dd bs=1 skip=3072 count=32 2> /dev/null | tr -d '\\000 ' || :)
                fi
                if [ -n "$howdah_name" ] && [ "${howdah_name#/dev/}" = "${1#/dev/}" ]; then echo "$howdah_disk"; return 0; fi
                [ -z "$howdah_name" ] || continue
                case "$(cat "/sys/block/${howdah_disk#/dev/}/device/model" 2> /dev/null)" in
                  'Amazon Elastic Block Store'*) ;;
                  *) continue ;;
                esac
                [ "$(blockdev --getsize64 "$howdah_disk")" = "$(($2 * 1073741824))" ] || continue
                [ "$(lsblk -n -o NAME "$howdah_disk" | wc -l)" = 1 ] || continue
                [ -z "$(findmnt -n -o TARGET --source "$howdah_disk")" ] || continue
                howdah_fitting="$howdah_fitting $howdah_disk"
              done
              case "$howdah_fitting" in ' '*' '*) ;; *) echo "${howdah_fitting# }" ;; esac
            }
            """;

    private VolumeScript() {}

    static String look(MountedVolume volume) {
        // the rule is compared as a whole line, with the UUID that was found
        return FIND
                + """
            howdah_found=''
            howdah_place=%2$s
            howdah_device=$(howdah_find %1$s %3$d)
            printf 'device=%%s\\n' "$howdah_device"
            if [ -n "$howdah_device" ]; then
              printf 'size=%%s\\n' "$(blockdev --getsize64 "$howdah_device")"
              howdah_found=$(blkid -p -o export "$howdah_device" 2> /dev/null); printf 'probe=%%s\\n' $?
              printf '%%s\\n' "$howdah_found" | sed -n 's/^TYPE=/type=/p; s/^PTTYPE=/signature=partition table /p; s/^UUID=/onit=/p'
              wipefs -n -p "$howdah_device" 2> /dev/null | sed '/^#/d; s/^/signature=/'
              findmnt -n -o TARGET --source "$howdah_device" | sed 's/^/used=mounted at /'
              lsblk -n -l -o NAME,TYPE "$howdah_device" | sed '1d; s/  */ /g; s/^/used=/'
              grep -q "^$howdah_device " /proc/swaps 2> /dev/null && echo used=swap
            else
              lsblk -d -o NAME,SIZE,TYPE,MODEL 2> /dev/null | sed 's/^/disk=/'
            fi
            howdah_source=$(findmnt -n -o SOURCE --mountpoint "$howdah_place" | tail -n 1)
            printf 'source=%%s\\n' "$howdah_source"
            if [ -n "$howdah_source" ]; then
              printf 'sourcetype=%%s\\n' "$(findmnt -n -o FSTYPE --mountpoint "$howdah_place" | tail -n 1)"
              printf 'readahead=%%s\\n' "$(blockdev --getra "$howdah_source" 2> /dev/null)"
              howdah_uuid=$(blkid -p -s UUID -o value "$howdah_source" 2> /dev/null)
            else
              ls -A "$howdah_place" 2> /dev/null | sed -n '1,3s/^/file=/p'
              howdah_uuid=$(printf '%%s\\n' "$howdah_found" | sed -n 's/^UUID=//p')
            fi
            printf 'uuid=%%s\\n' "$howdah_uuid"
            awk -v place="$howdah_place" '$1 !~ /^#/ && $2 == place { $1 = $1; print "fstab=" $0 }' /etc/fstab 2> /dev/null
            grep -qxF %5$s %4$s 2> /dev/null && echo rule=yes
            exit 0
            """.formatted(
                                Script.quote(volume.device()),
                                Script.quote(volume.mountpoint()),
                                volume.gigabytes(),
                                Script.quote(ruleFile(volume)),
                                rule(volume));
    }

    /// The line of /etc/fstab.
    static String tableLine(MountedVolume volume, String uuid) {
        return "UUID=" + uuid + " " + volume.mountpoint() + " " + volume.filesystem() + " " + volume.mountOptions()
                + " 0 2";
    }

    /// Makes the filesystem where nothing has come onto the device since it was looked at, then mounts it.
    static String make(MountedVolume volume, VolumeState found) {
        var options = volume.makeOptions().stream()
                .map(word -> Script.quote(word) + " ")
                .collect(Collectors.joining());
        return device(volume, found) + """
                command -v mkfs.%1$s > /dev/null || { echo 'mkfs.%1$s is not installed on this host; install it by hand or by hooks/pre-deploy.sh' >&2; exit 1; }
                howdah_probe=0; blkid -p "$howdah_device" > /dev/null 2>&1 || howdah_probe=$?
                if [ "$howdah_probe" != 2 ] || [ -n "$(wipefs -n -p "$howdah_device")" ] \\
                    || [ "$(lsblk -n -o NAME "$howdah_device" | wc -l)" != 1 ]; then
                  echo "$howdah_device is not empty any more; it is left alone" >&2; exit 1
                fi
                mkfs -t %1$s %2$s"$howdah_device" < /dev/null
                sync
                """.formatted(volume.filesystem(), options) + mountIt(volume);
    }

    /// Mounts the filesystem that is there.
    static String mount(MountedVolume volume, VolumeState found) {
        return device(volume, found) + mountIt(volume);
    }

    /// Brings /etc/fstab, mount options and read-ahead up to date where it is mounted already.
    static String keep(MountedVolume volume, VolumeState found) {
        return "howdah_device=" + Script.quote(found.source()) + "\n" + "howdah_uuid=" + Script.quote(found.uuid())
                + "\n"
                + (found.table().isEmpty() || found.isOurLine() ? table(volume) : "")
                + (found.isOurLine() && !found.table().equals(tableLine(volume, found.uuid()))
                        ? "mount -o " + Script.quote("remount," + volume.mountOptions()) + " "
                                + Script.quote(volume.mountpoint()) + "\n"
                        : "")
                + readAhead(volume);
    }

    private static String device(MountedVolume volume, VolumeState found) {
        return FIND + """
                howdah_device=$(howdah_find %s %d)
                if [ "$howdah_device" != %s ]; then echo "the disks have changed their names; nothing is done" >&2; exit 1; fi
                """.formatted(Script.quote(volume.device()), volume.gigabytes(), Script.quote(found.device()));
    }

    private static String mountIt(MountedVolume volume) {
        return """
                howdah_uuid=$(blkid -p -s UUID -o value "$howdah_device")
                [ -n "$howdah_uuid" ]
                mkdir -p %1$s
                if [ -n "$(ls -A %1$s)" ]; then echo '%1$s is not empty; nothing is mounted over it' >&2; exit 1; fi
                """.formatted(volume.mountpoint())
                + table(volume)
                + "mount " + volume.mountpoint() + "\n"
                + "if selinuxenabled 2> /dev/null; then restorecon " + volume.mountpoint() + "; fi\n"
                + readAhead(volume);
    }

    /// Beside and renamed: a half-written fstab would not boot.
    private static String table(MountedVolume volume) {
        return """
                touch /etc/fstab
                awk -v place=%1$s '$1 ~ /^#/ || $2 != place' /etc/fstab > /etc/.fstab.howdah
                echo "%2$s" >> /etc/.fstab.howdah
                chmod 0644 /etc/.fstab.howdah
                mv -fT /etc/.fstab.howdah /etc/fstab
                if [ -d /run/systemd/system ]; then systemctl daemon-reload; fi
                """.formatted(Script.quote(volume.mountpoint()), tableLine(volume, "$howdah_uuid"));
    }

    private static String readAhead(MountedVolume volume) {
        return """
                blockdev --setra %1$d "$howdah_device"
                mkdir -p /etc/udev/rules.d
                printf '%%s\\n' %3$s > %2$s
                """.formatted(volume.readAhead(), Script.quote(ruleFile(volume)), rule(volume));
    }

    private static String ruleFile(MountedVolume volume) {
        return "/etc/udev/rules.d/61-howdah-" + volume.mountpoint().substring(1).replace('/', '-') + ".rules";
    }

    /// A word of shell that holds the rule of udev, with `$howdah_uuid` in it.
    private static String rule(MountedVolume volume) {
        return "'ACTION==\"add|change\", SUBSYSTEM==\"block\", ENV{ID_FS_UUID}==\"'\"$howdah_uuid\"'\", RUN+=\"/sbin/blockdev --setra "
                + volume.readAhead() + " $devnode\"'";
    }
}
