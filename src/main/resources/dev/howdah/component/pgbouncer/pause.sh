#!/bin/sh
@heading@# Holds PgBouncer's clients back while the primary changes on purpose: they see a delay and no error.
#   pgbouncer-pause on [SECONDS]    waits that long (10) for what runs to end, then holds back; else goes on as before
#   pgbouncer-pause off [MEMBER]    lets them go on, with that member as primary
# Whoever holds back and is never heard of again does not stop the applications: after @longest@ s they go on by themselves.
set -eu
[ "$(id -u)" -eq 0 ] || { echo 'run it as root' >&2; exit 3; }

console() { runuser -u @user@ -- timeout "$2" @psql@ -XqAt -v ON_ERROR_STOP=1 -h @socket@ -p @port@ -U pgbouncer -d pgbouncer -c "$1"; }
alarm=howdah-pgbouncer-resume
calm() { systemctl stop $alarm.timer 2>/dev/null || true; }

case ${1:-} in
  on)
    calm
    systemd-run --quiet --unit=$alarm --on-active=@longest@ "$0" off
    if ! console PAUSE "${2:-10}"; then
      "$0" off
      echo "what runs did not end within ${2:-10} s; clients are not held back" >&2
      exit 1
    fi
    ;;
  off)
    [ -z "${2:-}" ] || runuser -u @user@ -- @follow@ to "$2"
    # not to be paused any more is what is wished
    answer=$(console RESUME 10 2>&1) || case $answer in
      *'not paused'*) ;;
      *) printf '%s\n' "$answer" >&2; exit 1 ;;
    esac
    calm
    ;;
  *)
    echo 'usage: pgbouncer-pause on [SECONDS] | off [MEMBER]' >&2
    exit 3
    ;;
esac
