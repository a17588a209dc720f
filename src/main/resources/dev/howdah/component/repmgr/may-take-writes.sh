#!/bin/sh
@heading@# Run before a Postgres starts here that is no standby: whether it may take writes. Where it was primary with enough voters
# before, and longer ago than they wait for it, enough members have to answer that they are no primary and about to promote
# nobody. After a short pause, as of a restart, it may.
. @functions@

allow() {
  rm -f "$refused"
  exit 0
}

known='' until=0
read -r known < "$armed" 2>/dev/null
[ "$known" = "$constitution" ] || allow
clock
read -r until < "$lease" 2>/dev/null
[ "$now" -gt "$until" ] || allow
[ "$postgreses_to_start" -gt 1 ] || allow
# shellcheck disable=SC2046 # numbers
show starts candidate 20 $((postgreses_to_start - 1)) $(others)
[ $((free + 1)) -lt "$postgreses_to_start" ] || allow
: > "$refused"
cat >&2 <<HOWDAH_TEXT
not started: of the $postgreses_to_start members that have to be there without being primary, only $((free + 1)) are, this one included; it is tried again each 5 s
where it is certain that no other member takes writes or will: rm $armed && systemctl reset-failed postgres && systemctl start postgres
HOWDAH_TEXT
exit 1
