#!/bin/sh
@heading@# Keeps PgBouncer pointed at the primary, whatever made it primary.
#   pgbouncer-follow              goes on until it is stopped
#   pgbouncer-follow once         finds the primary once
#   pgbouncer-follow to MEMBER    points PgBouncer at a member without asking
. @functions@
umask 077

file=@file@
template=@template@

console() { "$psql" -XqAt -h @socket@ -p @port@ -U pgbouncer -d pgbouncer -c "$1"; }
current() { sed -n 's/^; primary: //p' "$file" 2>/dev/null; }
part() { place "$1" | sed -n "s/.*\\b$2=\\([^ ]*\\).*/\\1/p"; }

# PgBouncer looks up passwords in a database of its own from version 1.19 on, before that in the one asked for.
knows_auth_dbname() {
  /usr/sbin/pgbouncer --version | awk -F '[ .]' '/^PgBouncer/ { known = $2 > 1 || $3 >= 19 } END { exit !known }'
}

text() {
  echo "; primary: $1"
  more=
  ! knows_auth_dbname || more=' auth_dbname=@auth_database@'
  sed "s/%primary%/$(part "$1" host)/g; s/%port%/$(part "$1" port)/g; s/^[^;[].* = *host=.*/&$more/" "$template"
}

point_to() {
  case " $members " in
    *" $1 "*) ;;
    *) echo "$1 holds no data of the cluster; those that do: $members" >&2; return 1 ;;
  esac
  text "$1" > "$file.$$" || return 1
  if cmp -s "$file.$$" "$file"; then
    rm -f "$file.$$"
    return 0
  fi
  mv -f "$file.$$" "$file"
  echo "the primary is $1"
  # not running yet is no fault: it reads the file when it starts
  console RELOAD >/dev/null 2>&1 || true
}

# Of several that say they are primary, the one promoted last; of equals the one that is in use.
look() {
  set -- $(primaries)
  [ $# -ge 2 ] || return 1
  latest=$1 best=$2 now=$(current)
  while [ $# -ge 2 ]; do
    [ "$1" != "$latest" ] || [ "$2" != "$now" ] || best=$2
    shift 2
  done
  point_to "$best" && seen=$latest
}

case ${1:-} in
  to) point_to "${2:-}"; exit ;;
  once)
    look || [ -n "$(current)" ] || point_to "${members%% *}"
    exit 0
    ;;
esac

# The first one that answers as primary, on no earlier timeline than the last one was. Those that are lost are not waited
# for then; where nobody answers they are, for a second, and now and then for two in case all are slow.
seek() {
  limit=$((1 + (misses % 3 == 2)))
  found=$(answers | while read -r timeline member; do
    [ "$timeline" -lt "$seen" ] || { echo "$timeline $member"; break; }
  done)
  limit=2
  [ -n "$found" ] && point_to "${found#* }" && seen=${found%% *}
}

# The one in use is asked every second, and now and then all are, to find a later one. While it says nothing all are asked
# again half a second after they have answered: members that are about to fail over have other things to do too.
turn=0 seen=0 misses=0
while :; do
  now=$(current)
  timeline=
  [ $misses -gt 0 ] || [ -z "$now" ] || timeline=$(ask "$now")
  if [ -n "$timeline" ]; then
    seen=$timeline
    [ $turn -ne 0 ] || look
    turn=$(((turn + 1) % 10))
    sleep 1
  elif seek || { [ $misses -ge 5 ] && look; }; then
    turn=0 misses=0
  else
    misses=$((misses + 1))
    sleep 0.5
  fi
done
