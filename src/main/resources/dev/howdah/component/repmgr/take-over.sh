#!/bin/sh
@heading@# Promotes this standby where repmgrd has not promoted anybody in the time that it has for it, as where it waits for an answer
# of a lost primary whose processes stand still while its machine holds the connections. Who is promoted is decided as by
# repmgr: of those that answer the one that has most, then by priority, then by number; and only with enough votes. Ends well
# where it has promoted.
. @functions@
as_owner='setpriv --reuid=@user@ --regid=@user@ --init-groups env HOME=@home@'
answers=$(mktemp -d)
told=$answers/told
trap 'rm -rf "$answers"' EXIT

# Number and priority of each that repmgr may promote, this one among them.
may_be_promoted() {
  $as_owner @psql@ -XqAtw -F ' ' @local@ -d repmgr -c "select node_id, priority from repmgr.nodes where type = 'standby' and active and priority > 0 and location = (select max(location) from repmgr.nodes where type = 'primary' and active)"
}

all_answered() {
  for each in $members; do
    [ -s "$answers/$each" ] || return
  done
}

for each in $members; do
  (
    exec > "$answers/$each" 2>/dev/null
    in_place="exec $as_owner"
    member "$each" -c "select case when pg_is_in_recovery() then greatest(pg_last_wal_receive_lsn(), pg_last_wal_replay_lsn()) - '0/0' else -1 end"
  ) &
  asked="$asked $!"
done
tries=0
until all_answered || [ $tries -ge 30 ]; do
  sleep 0.1
  tries=$((tries + 1))
done
# shellcheck disable=SC2086 # numbers
kill $asked 2>/dev/null # who has not answered by now
first=$(
  may_be_promoted | while read -r number priority; do
    read -r has 2>/dev/null < "$answers/$number" && echo "$has $priority $number"
  done | sort -k1,1nr -k2,2nr -k3,3n | sed -n '1s/.* //p'
)
[ "$first" = "$own" ] || exit 1
! grep -q '^-1$' "$answers"/* || exit 1 # somebody takes writes
# repmgrd is at it
repmgrd=$(systemctl show -p MainPID --value repmgr)
[ -z "$(cat "/proc/$repmgrd"/task/*/children 2>/dev/null)" ] || exit 1

if ! $as_owner @may_promote@ > "$told" 2>&1; then
  echo "repmgrd promoted nobody, and $(cat "$told")" >&2
  exit 1
fi
systemctl kill -s KILL repmgr 2>/dev/null # lest it wakes up now
status=0
if $as_owner timeout 90 @binaries@/repmgr -f @conf@ standby promote >> "$told" 2>&1; then
  echo "repmgrd promoted nobody; $(sed -n 1p "$told")" >&2
else
  echo "repmgrd promoted nobody, and this standby could not be promoted: $(grep -m 1 ERROR "$told")" >&2
  status=1
fi
systemctl restart repmgr
exit $status
