# What a hand-written deploy needs besides the functions of hosts. Sourced by bash, with `containers`, the names of running containers in order of
# their numbers, `passwords`, the roles that get one, and `functions`, the files of node functions.

here=$(CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)
work=$(mktemp -d)
chmod 0700 "$work"
trap 'rm -rf "$work"' EXIT

numbers() { seq "${#containers[@]}"; }

# Addresses and names of the hosts, and the cluster's secrets: sent with every script, over standard input.
variables() {
    local number password
    for number in $(numbers); do
        docker inspect -f "address$number={{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}
name$number={{.Config.Hostname}}" "${containers[number - 1]}"
    done
    for password in "${passwords[@]}"; do
        printf 'password_%s=%s\n' "$password" "$(openssl rand -hex 24)"
    done
}

certificates() {
    local number
    cd "$work"
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 3650 -subj /CN=by-hand \
        -keyout ca.key -out ca.crt
    for number in $(numbers); do
        . "$work/variables"
        local name=name$number address=address$number
        openssl req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj "/CN=${!name}" \
            -keyout "$number.key" -out "$number.csr"
        openssl x509 -req -in "$number.csr" -CA ca.crt -CAkey ca.key -set_serial "$number" -days 365 -out "$number.crt" \
            -extfile <(printf 'subjectAltName=DNS:%s,IP:%s' "${!name}" "${!address}")
    done
} 2>/dev/null

ssh_key() {
    ssh-keygen -q -t ed25519 -N '' -C barman -f "$work/ssh"
}

# Runs functions of node.sh on a host, one after the other. $1: its number.
on() {
    local number=$1
    shift
    {
        cat "$work/variables"
        printf 'number=%s\n' "$number"
        (cd "$here" && cat "${functions[@]}")
        printf 'authority=$(cat <<"PEM"\n%s\nPEM\n)\n' "$(cat "$work/ca.crt")"
        printf 'certificate=$(cat <<"PEM"\n%s\nPEM\n)\n' "$(cat "$work/$number.crt")"
        printf 'key=$(cat <<"PEM"\n%s\nPEM\n)\n' "$(cat "$work/$number.key")"
        printf "ssh_key='%s\n'\nssh_public_key='%s'\n" "$(cat "$work/ssh")" "$(cat "$work/ssh.pub")"
        printf '{ %s} </dev/null\n' "$(printf '%s; ' "$@")"
    } | docker exec -i "${containers[number - 1]}" bash -e -o pipefail -s >>"$work/log.$number" 2>&1 ||
        { touch "$work/failed"; echo "host $number failed: $*" >&2; tail -n 20 "$work/log.$number" >&2; return 1; }
}

reached() { touch "$work/reached.$1"; }

await() {
    until [ -e "$work/reached.$1" ]; do
        [ ! -e "$work/failed" ] || return 1
        sleep 0.02
    done
}

# Runs jobs at once and ends with the worst of them.
at_once() {
    local pids=() pid job status=0
    for job in "$@"; do
        $job &
        pids+=($!)
    done
    for pid in "${pids[@]}"; do wait "$pid" || status=5; done
    return $status
}
