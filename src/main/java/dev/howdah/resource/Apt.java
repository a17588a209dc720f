package dev.howdah.resource;

/// Shell fragments around apt-get.
final class Apt {

    private Apt() {}

    /// apt-get as we call it: it waits for others, gives up on a mirror that hangs, asks nothing, and keeps
    /// configuration files that people changed.
    ///
    /// In a container dpkg need not sync every file to disk: a container that loses power is made anew.
    static final String COMMAND = """
            unsafe=
            if [ -e /run/systemd/container ] || [ -e /.dockerenv ]; then unsafe=--force-unsafe-io; fi
            howdah_apt() {
              apt-get -q -y -o DPkg::Lock::Timeout=600 -o Acquire::http::Timeout=30 -o Acquire::https::Timeout=30 \\
                -o Acquire::Retries=2 -o Acquire::Languages=none -o Dpkg::Use-Pty=0 \\
                -o Dpkg::Options::=--force-confold -o Dpkg::Options::=--force-confdef \\
                ${unsafe:+-o Dpkg::Options::=$unsafe} "$@"
            }
            """;

    /// Keeps services from starting, and finishes what an earlier installation left half done.
    static final String PREPARE = COMMAND + """
            policy=%1$s
            if [ ! -e $policy ] || grep -qF '%2$s' $policy; then
              printf '#!/bin/sh\\n%2$s\\nexit 101\\n' > $policy.howdah
              chmod 0755 $policy.howdah
              mv -f $policy.howdah $policy
              trap 'rm -f '$policy EXIT
            fi
            dpkg --force-confold --force-confdef --configure -a
            """.formatted(InstalledPackages.POLICY, InstalledPackages.POLICY_MARK);

    /// Installs packages. The lists are fetched only where they are missing, older than the sources, or of no use.
    static final String INSTALL = """
            lists=/var/lib/apt/lists
            howdah_update() { howdah_apt update && touch $lists; }
            howdah_install() { howdah_apt install --no-install-recommends %1$s; }
            fresh=no
            if ! ls $lists/*_Packages* >/dev/null 2>&1 ||
               [ -n "$(find /etc/apt/sources.list /etc/apt/sources.list.d /etc/apt/apt.conf.d -newer $lists 2>/dev/null)" ]
            then
              howdah_update || { sleep 2; howdah_update; }
              fresh=yes
            fi
            if ! howdah_install; then
              if [ $fresh = no ]; then howdah_update; fi
              if ! howdah_install; then
                unknown=
                for name in %1$s; do
                  if [ -z "$(apt-cache madison -- "${name%%%%=*}")" ]; then unknown="$unknown $name"; fi
                done
                if [ -n "$unknown" ]; then
                  echo "no repository has the package:$unknown"
                  echo "repositories: $(apt-cache policy | sed -n 's/^ *[0-9]* \\([a-z]*:[^ ]* [^ ]*\\) .*/\\1/p' | sort -u | tr '\\n' ';')"
                fi
                exit 100
              fi
            fi
            """;
}
