# What Howdah needs of the machine. Sourced by ./howdah and ./check, which define find_jdk.
# As root it installs what is missing from the distribution's packages; otherwise it names all of it in one message.

PATH=$PATH:/usr/sbin:/sbin # where dockerd is
missing=''     # packages
unavailable='' # sentences about what no package gives

want() { # want COMMAND PACKAGE
    command -v "$1" >/dev/null 2>&1 || missing="$missing $2"
}

want_jdk() {
    find_jdk && return 0
    if packaged openjdk-25-jdk-headless; then
        missing="$missing openjdk-25-jdk-headless"
    else
        unavailable='a JDK 25: this distribution has none; get one from https://adoptium.net and set JAVA_HOME'
    fi
}

# Whether the distribution has a package. A new machine has no lists to look it up in.
packaged() {
    command -v apt-cache >/dev/null || return 1
    apt-cache show "$1" >/dev/null 2>&1 && return 0
    [ "$(id -u)" = 0 ] && [ -z "$(find /var/lib/apt/lists -name '*_Packages*' -print -quit)" ] || return 1
    again apt-get -q update >/dev/null 2>&1 </dev/null || return 1
    apt-cache show "$1" >/dev/null 2>&1
}

need_for_building() {
    want mvn maven
    want_jdk
    get_missing
}

need_for_demo() {
    want mvn maven
    want_engine
    want mmdebstrap mmdebstrap
    want git git
    want ssh openssh-client
    want_jdk
    get_missing
    start_engine
}

need_for_checking() {
    want_engine
    want chromium chromium
    want docker "$(docker_client)"
    need_for_demo
}

# Debian 12 has the client in the engine's package, later releases have it apart.
docker_client() {
    if packaged docker-cli; then echo docker-cli; else echo docker.io; fi
}

# An engine elsewhere, or one installed in another way, is as good as the distribution's.
want_engine() {
    [ -n "${DOCKER_HOST:-}" ] || engine_answers || want dockerd docker.io
}

get_missing() {
    if [ -n "$unavailable" ] || { [ -n "$missing" ] && [ "$(id -u)" != 0 ]; }; then
        echo "error: Howdah needs more than this machine has" >&2
        [ -z "$missing" ] || echo "  help: as root: apt-get install --no-install-recommends$missing" >&2
        [ -z "$unavailable" ] || echo "  help: $unavailable" >&2
        exit 3
    fi
    [ -z "$missing" ] || install_missing
    missing=''
}

install_missing() {
    command -v apt-get >/dev/null || {
        echo "error: missing:$missing; this machine has no apt-get, install them by hand" >&2
        exit 3
    }
    echo "Installing$missing ..." >&2
    log=$(mktemp)
    # shellcheck disable=SC2086 # a list of packages
    (again apt-get -q update && again apt-get -q -y --no-install-recommends install $missing) >"$log" 2>&1 </dev/null || {
        echo "error: the packages could not be installed:$missing" >&2
        tail -n 15 "$log" | sed 's/^/   |  /' >&2
        exit 3
    }
    rm -f "$log"
}

# A package mirror can hang: a limit, and one more try.
again() {
    DEBIAN_FRONTEND=noninteractive timeout 600 "$@" || DEBIAN_FRONTEND=noninteractive timeout 900 "$@"
}

# A socket that refuses connections is that of an engine that ended; the docker client is not always there to ask.
engine_answers() {
    if command -v docker >/dev/null; then
        docker version >/dev/null 2>&1
    else
        [ -S /var/run/docker.sock ] && [ -e /var/run/docker.pid ] && kill -0 "$(cat /var/run/docker.pid)" 2>/dev/null
    fi
}

# Starts the Docker engine where none answers. A machine without systemd gets a daemon in the background.
start_engine() {
    engine_answers && return 0
    [ -z "${DOCKER_HOST:-}" ] && [ "$(id -u)" = 0 ] || {
        echo "error: no Docker engine answers, or you may not use its socket" >&2
        echo "  help: start it as root (systemctl start docker), or join the group docker" >&2
        exit 3
    }
    echo "Starting the Docker engine ..." >&2
    if [ -d /run/systemd/system ]; then
        systemctl start docker >&2 || true
    else
        rm -f /var/run/docker.pid
        setsid dockerd >>/var/log/dockerd.log 2>&1 </dev/null 9>&- &
    fi
    tries=0
    until engine_answers; do
        tries=$((tries + 1))
        [ "$tries" -lt 120 ] || {
            echo "error: the Docker engine does not start" >&2
            tail -n 15 /var/log/dockerd.log 2>/dev/null | sed 's/^/   |  /' >&2
            exit 3
        }
        sleep 0.5
    done
}
