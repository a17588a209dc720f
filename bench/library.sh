# What the benchmarks share. Sourced by bash; `bench` is the directory of this file.
set -euo pipefail

bench=$(CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)
root=${bench%/*}
howdah=$root/howdah
image=${BENCH_IMAGE:-howdah/debian:12}
run=bench-$$
label=dev.howdah.bench=$run
scratch=$(mktemp -d)
clusters=()

# Whatever was started is found by its label, or by its cluster directory, and removed, however the script ends.
clean_up() {
    local status=$? directory ids
    trap - EXIT INT TERM
    for directory in ${clusters[@]+"${clusters[@]}"}; do
        "$howdah" deprovision "$directory" --yes >/dev/null 2>&1 || echo "bench: $directory was not removed" >&2
    done
    remove_bare
    rm -rf "$scratch"
    exit "$status"
}
trap clean_up EXIT
trap 'exit 130' INT TERM

say() { printf '%s\n' "$*" >&2; }

need() {
    local missing=()
    for program in "$@"; do command -v "$program" >/dev/null || missing+=("$program"); done
    [ ${#missing[@]} -eq 0 ] || { say "bench: needs ${missing[*]}"; exit 4; }
}

need_image() {
    need docker
    docker image inspect "$image" >/dev/null 2>&1 ||
        { say "bench: no image $image; howdah builds it on its first provision, or set BENCH_IMAGE"; exit 4; }
}

# Starts bare containers n1, n2, … of this run, on a network of their own, and waits until systemd has booted.
# $1: how many.
start_bare() {
    local number
    docker network create --label "$label" "$run" >/dev/null
    for number in $(seq "$1"); do start_container "n$number" & done
    wait
    for number in $(seq "$1"); do await_boot "$run-n$number" & done
    wait
}

start_container() {
    docker run -d --cgroupns private --name "$run-$1" --hostname "$1" --network "$run" --label "$label" \
        -e container=docker --cap-add SYS_ADMIN --security-opt seccomp=unconfined --security-opt apparmor=unconfined \
        --stop-signal SIGRTMIN+3 --tmpfs /run --tmpfs /run/lock --tmpfs /tmp "$image" \
        /bin/sh -c 'umount -l /sys/fs/cgroup; mount -t cgroup2 none /sys/fs/cgroup; exec /lib/systemd/systemd' >/dev/null
}

await_boot() {
    local state tries=0
    until state=$(docker exec "$1" systemctl is-system-running 2>/dev/null) || [ "$state" = degraded ]; do
        tries=$((tries + 1))
        [ $tries -lt 300 ] || { say "bench: $1 does not boot"; return 1; }
        sleep 0.1
    done
}

remove_bare() {
    local ids
    ids=$(docker ps -aq --filter "label=$label" 2>/dev/null) || return 0
    [ -z "$ids" ] || xargs docker rm -fv <<<"$ids" >/dev/null
    ids=$(docker network ls -q --filter "label=$label")
    [ -z "$ids" ] || xargs docker network rm <<<"$ids" >/dev/null
}

# A cluster directory with its booted containers. $1: name; $2: failover manager (repmgr); then options of configure.
# Sets $cluster.
provision_cluster() {
    cluster=$scratch/$1
    "$howdah" configure "$cluster" --architecture M1 --platform docker --distribution Debian --os-version 12 \
        --os-image "$image" --postgresql 15 --failover-manager "${2:-repmgr}" "${@:3}" --no-git >/dev/null
    printf '  apt_repository_list: []\n' | add_to_cluster_vars "$cluster/config.yml"
    clusters+=("$cluster")
    "$howdah" provision "$cluster" >/dev/null
}

# Adds lines of standard input under `cluster_vars:`. $1: config.yml.
add_to_cluster_vars() {
    local lines
    lines=$(cat)
    if ! grep -q '^  apt_repository_list:' "$1"; then
        awk -v lines="$lines" '{ print } /^cluster_vars:/ { print lines }' "$1" >"$1.new"
        mv "$1.new" "$1"
    fi
}

forget_cluster() {
    "$howdah" deprovision "$1" --yes >/dev/null
    clusters=()
}

# Runs a command and prints its wall time in seconds. Its output goes to a file that is shown if it fails.
seconds() {
    local start end
    start=$EPOCHREALTIME
    "$@" >"$scratch/output" 2>&1 </dev/null || { say "bench: failed: $*"; tail -n 40 "$scratch/output" >&2; exit 5; }
    end=$EPOCHREALTIME
    awk -v a="${start/,/.}" -v b="${end/,/.}" 'BEGIN { printf "%.3f\n", b - a }'
}

# The median of numbers on standard input.
median() {
    sort -n | awk '{ v[NR] = $1 } END { if (NR % 2) print v[(NR + 1) / 2]; else print (v[NR / 2] + v[NR / 2 + 1]) / 2 }'
}

# $1: what; $2: file of our times; $3: what it is compared with; $4: file of its times; $5: ratio aimed at.
report() {
    local ours theirs
    ours=$(median <"$2")
    theirs=$(median <"$4")
    printf '%s: %s s (median of %s); %s: %s s; ' "$1" "$ours" "$(wc -l <"$2")" "$3" "$theirs"
    awk -v a="$ours" -v b="$theirs" -v aim="$5" 'BEGIN { printf "ratio %.2f (aim: at most %s)\n", a / b, aim }'
}

# The names of a cluster's containers. $1: its directory.
container_names() { "$howdah" list-containers "$1" | awk 'NR > 1 { print $1 }'; }
