#!/bin/sh
@heading@# Stops Postgres of a leader that stood still for longer than its lock is sure to live, as soon as it wakes up: another
# member may lead by then, and Patroni, which wakes up at the same moment, takes its time to find out. Patroni starts
# Postgres again, as a replica where another member leads.
data=@data@
state=@state@
sure=@sure@

clock() { # hundredths of a second since the machine started
  read -r now rest < /proc/uptime
  now=${now%.*}${now#*.}
}

# Whether Postgres runs here and takes writes.
leads() {
  [ -e $data/postmaster.pid ] && [ ! -e $data/standby.signal ] || return 1
  read -r postmaster < $data/postmaster.pid && read -r program < "/proc/$postmaster/comm" || return 1
  case $program in *postgres*) return 0 ;; *) return 1 ;; esac
} 2>/dev/null

# Nobody is promoted meanwhile, and Patroni would not start Postgres again.
paused() {
  settings=
  read -r settings < $data/patroni.dynamic.json
  case $settings in *'"pause": true'*) return 0 ;; *) return 1 ;; esac
} 2>/dev/null

fence() {
  kill -QUIT "$postmaster"
  why="this host stood still for $((still / 100)) s, and another member may lead since"
  echo "stopped, so that there are never two primaries: $why" >&2
  echo "$(date -u +%FT%TZ) $why" > $state/fenced
  tries=0
  while kill -0 "$postmaster" 2>/dev/null; do
    tries=$((tries + 1))
    [ $tries != 50 ] || kill -KILL "$postmaster"
    sleep 0.1
  done
}

clock
last=$now
while :; do
  sleep 0.2
  clock
  still=$((now - last))
  last=$now
  if [ $still -gt $((sure * 100)) ] && leads && ! paused; then
    fence
    clock
    last=$now
  fi
done
