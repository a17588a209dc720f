#!/bin/sh
@heading@# Run before a Postgres starts here that is no standby: whether it may take writes. Where it was primary with enough voters
# before, and longer ago than they wait for it, enough members have to answer that they are no primary and about to promote
# nobody. After a short pause, as of a restart, it may where nobody speaks against it, and has to be found by the voters at
# once where too few of these answer.
. @functions@

allow() {
  rm -f "$refused"
  exit 0
}

rm -f "$unasked"

known='' until=0
read -r known 2>/dev/null < "$armed"
[ "$known" = "$constitution" ] || allow
clock
read -r until 2>/dev/null < "$lease"
[ "$postgreses_to_start" -gt 1 ] || allow
enough=99 # all that answer, as each may know of another primary
if [ "$now" -le "$until" ]; then answer_within=5 enough=$((postgreses_to_start - 1)); fi
timeline=$(LC_ALL=C @binaries@/pg_controldata -D @data@ | latest_timeline)
# its own word is from the promotion that made it the primary; any other one counts, as who shows it may not know of that yet
candidate="split_part(application_name, ' ', 2) = 'candidate' and split_part(application_name, ' ', 3) <> '$own'"
# shellcheck disable=SC2046 # numbers
show starts "$candidate" 30 "$timeline" "$enough" $(others)
[ -n "$against" ] || [ $((free + 1)) -lt "$postgreses_to_start" ] || allow
hide
if [ "$now" -le "$until" ] && [ -z "$against" ]; then
  : > "$unasked"
  allow
fi
: > "$refused"
if [ -n "$against" ]; then
  echo "not started: another member is primary, or is about to be, by what these know:$against" >&2
  exit 1
fi
cat >&2 <<HOWDAH_TEXT
not started: $postgreses_to_start members have to be there and know of no other primary, this one included, and $((free + 1)) are; it is tried again by itself
where it is certain that no other member takes writes or will: rm $armed && systemctl reset-failed postgres && systemctl start postgres
HOWDAH_TEXT
exit 1
