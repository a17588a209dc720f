#!/bin/sh
@heading@# Asks every member each second whether it takes writes, notes the answer, and tells it what was heard of whom.
#
# What is told is the name of the session, 'howdah VOTER HEARD SECONDS TIMELINE ANSWERED': VOTER has heard SECONDS ago that
# HEARD takes writes, the latest timeline that anybody took writes on is TIMELINE, and this voter has received the answer
# that this member gave at ANSWERED (by the member's own clock, in milliseconds). A primary counts ANSWERED as the last
# time that this voter was with it: so a question that was long under way proves nothing.
. @functions@
clock
echo "$now" > "$notes/started"

questions() {
  clock
  began=$now
  pause=0.2 # the second question carries the first answer, and is what counts
  while :; do
    clock
    answered=$began
    read -r answered < "$notes/answered-$1" || answered=$began
    if [ $((now - answered)) -gt 400 ] && [ $((now - began)) -gt 400 ]; then
      # it hangs
      read -r pid < "$notes/session-$1" && read -r program < "/proc/$pid/comm" && [ "$program" = psql ] && kill "$pid"
      exit
    fi
    recall
    echo "select set_config('application_name', 'howdah $own $heard $(((now - heard_at) / 100)) $latest ' || coalesce(current_setting('howdah.answered', true), '0'), false), set_config('howdah.answered', (extract(epoch from clock_timestamp()) * 1000)::bigint::text, false), case when pg_is_in_recovery() then 0 else ('x' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8))::bit(32)::int end;" || exit
    sleep $pause
    pause=1
  done 2>/dev/null
}

answers() {
  while IFS='|' read -r told at timeline; do
    clock
    echo "$now" > "$notes/answered-$1"
    case $timeline in
      0) rm -f "$notes/member-$1" ;;
      [1-9]*) echo "$now $timeline" > "$notes/member-$1.new" && mv -f "$notes/member-$1.new" "$notes/member-$1" ;;
    esac
  done
}

visit() {
  while :; do
    rm -f "$notes/answered-$1"
    questions "$1" | {
      sh -c 'echo "$PPID"' > "$notes/session-$1"
      in_place=exec
      member "$1" 2>/dev/null
    } | answers "$1"
    sleep 0.5
  done
}

for each in $members; do
  visit "$each" &
done
wait
