#!/bin/sh
@heading@# Stops a primary that too few others are with, so that it takes no writes beside one that they may have promoted; and
# brings a stopped one back, as a standby where another member is primary now. Promotes a standby, or leads it to a new primary,
# where repmgrd does not.
#
# What is promised: 1. A standby is promoted only once enough voters have not heard of the primary for $lost_after s, which
# is longer than the primary lives without them. 2. A primary that woke up after a longer sleep is stopped before
# anything else. 3. What is stopped here starts again only where no other member takes writes or is about to. 4. What the
# old primary wrote and nobody received is kept beside its data before pg_rewind takes it away.
. @functions@
. @records@
data=@data@
state=/var/lib/howdah-fence
run=/run/howdah-fence
grace=3000 # after a start, for the voters to find it
short_grace=300 # the same where nobody was asked before the start
failover_takes=@failover_takes@ # seconds at most, until another member is primary

owner() { setpriv --reuid=@user@ --regid=@user@ --init-groups "$@"; }

questions() {
  echo "set lock_timeout = '200ms';" # the lease does not hang on repmgr's table
  while :; do
    clock
    echo "\\set follows ''"
    echo "select coalesce((select case when not pg_is_in_recovery() then (select '0 -' where not (n.type = 'primary' and n.active)) else (select coalesce(case when n.type = 'standby' and n.active then n.upstream_node_id end, 0) || ' ' || w.sender_host from pg_stat_wal_receiver w where w.status = 'streaming') end from repmgr.nodes n where n.node_id = $own), '') as follows \\gset"
    echo "select $now, pg_is_in_recovery(), repmgr.repmgrd_is_paused(), (extract(epoch from clock_timestamp()) * 1000)::bigint, case when pg_is_in_recovery() then 0 else ('x' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8))::bit(32)::int end, (select string_agg(application_name, ',') from pg_stat_activity where application_name like 'howdah %' and usename in (@roles@)), :'follows', greatest((select received_tli from pg_stat_wal_receiver), (select timeline_id from pg_control_checkpoint()), (select min_recovery_end_timeline from pg_control_recovery())) || ' ' || coalesce((select sender_host from pg_stat_wal_receiver), substring(current_setting('primary_conninfo') from 'host=''?([^'' ]+)'), '');" || exit
    sleep 1
  done 2>/dev/null
}

# How long the primary may live: until $fence_after s after the time that enough others were with it. One that has lived
# longer than that does not get more time.
judge() {
  agreed='' stray_since=''
  while IFS='|' read -r asked recovery paused time timeline told follows on; do
    if [ "$recovery" = t ]; then
      rm -f "$lease" "$run/timeline" "$armed"
      look_up
      [ "$paused" = t ] || echo "$asked $on" > "$run/standby"
      continue
    fi
    echo "$timeline" > "$run/timeline"
    look_up
    until=0
    read -r until < "$lease"
    [ "$until" = 0 ] || [ "$until" -ge "$asked" ] || continue
    if [ "$paused" = t ]; then
      until=$((asked + fence_after * 100))
    else
      until=$(with_it | sort -rn | first_of_each | sed -n "${others_to_stay}p")
      [ -n "$until" ] || continue
    fi
    echo "$until" > "$lease.new" && mv -f "$lease.new" "$lease"
    [ "$paused" = t ] || [ "$until" -le "$asked" ] || arm
  done 2>/dev/null
}

# For each session of another voter that knows of no later primary: the end of the time that it gives, and the voter.
with_it() {
  echo "$told" | tr ',' '\n' | while read -r word voter heard age latest answered; do
    case $answered in
      '' | 0 | *[!0-9]*) continue ;;
    esac
    case " $voters " in *" $voter "*) ;; *) continue ;; esac
    # an answer of a later time is one from before the clock was set back
    [ "$voter" != "$own" ] && [ "$latest" -le "$timeline" ] && [ "$answered" -le "$time" ] || continue
    echo "$((asked - (time - answered) / 10 + fence_after * 100)) $voter"
  done
}

# One time for each voter: a session that was cut off stays for a while beside the next one.
first_of_each() {
  counted=''
  while read -r until voter; do
    case "$counted " in *" $voter "*) continue ;; esac
    counted="$counted $voter"
    echo "$until"
  done
}

# It has to be there after a loss of power; the lease goes on while the disk takes it.
arm() {
  known=''
  read -r known < "$armed"
  [ "$known" != "$constitution" ] && ! kill -0 "${arming:-none}" || return
  { echo "$constitution" > "$armed.new" && sync "$armed.new" && mv -f "$armed.new" "$armed" && sync "${armed%/*}"; } &
  arming=$!
}

# Whether Postgres runs here and takes writes or will.
leads() {
  [ -e $data/postmaster.pid ] && [ ! -e $data/standby.signal ] || return 1
  read -r postmaster < $data/postmaster.pid && read -r program < "/proc/$postmaster/comm" || return 1
  case $program in *postgres*) return 0 ;; *) return 1 ;; esac
} 2>/dev/null

own_timeline() {
  LC_ALL=C owner @binaries@/pg_controldata -D $data | latest_timeline
}

fence() {
  kill -QUIT "$postmaster"
  rm -f "$lease"
  echo "stopped, so that there are never two primaries: $1" >&2
  echo "$(date -u +%FT%TZ) $1" > $state/fenced
  tries=0
  while kill -0 "$postmaster" 2>/dev/null; do
    tries=$((tries + 1))
    [ $tries != 50 ] || kill -KILL "$postmaster"
    sleep 0.1
  done
}

watch() {
  if [ -z "$spared" ]; then
    timeline=$(own_timeline)
    # the guard has asked before the start; how long the voters were away until then does not count
    spared=$((now + grace))
    if [ -e "$unasked" ]; then
      read -r spared 2>/dev/null < "$lease" && [ "$spared" -gt $((now + short_grace)) ] || spared=$((now + short_grace))
    fi
    rm -f "$lease" "$unasked"
  fi
  until=0 known='' same=''
  { read -r until < "$lease"; read -r known < "$armed"; read -r timeline < "$run/timeline" && same=$timeline; } 2>/dev/null
  [ "$spared" -le "$until" ] || until=$spared
  if [ "$known" = "$constitution" ] && [ "$now" -gt "$until" ]; then
    fence "not enough of the voters ($voters) were with it for $fence_after s"
    return
  fi
  recall
  # of two on the same timeline the one with the lower number stays; in a promotion its own one is known only once it takes writes
  if [ "$latest_member" != "$own" ] && [ -n "$timeline" ] && { [ "$latest" -gt "$timeline" ] || [ "$latest" = "$same" ]; } &&
    [ $((now - latest_at)) -le 300 ]; then
    fence "$(name "$latest_member") is primary on timeline $latest"
  fi
}

# Every few seconds, where Postgres stands still and nobody has stopped it on purpose.
return_if_due() {
  [ "$now" -ge "$next" ] || return
  next=$((now + 300 + patience))
  [ ! -e $data/standby.signal ] && [ -e $data/PG_VERSION ] || return
  if systemctl -q is-active postgres; then
    crashed=''
    return
  fi
  [ -e $state/fenced ] || [ -e $refused ] || systemctl -q is-failed postgres || return
  [ -z "$(find /run/howdah.lock -maxdepth 0 -mmin -30 2>/dev/null)" ] || return # a run of Howdah is at work here
  recall
  if [ "$latest_member" != 0 ] && [ "$latest_member" != "$own" ] && [ $((now - latest_at)) -le 300 ] &&
    [ "$latest" -gt "$(own_timeline)" ]; then
    follow
  elif [ -e $state/fenced ] || [ -e $refused ] || nobody_took_over; then
    [ "$(systemctl show -p ActiveState --value postgres)" != activating ] || return
    systemctl reset-failed postgres 2>/dev/null
    if systemctl start postgres 2>/dev/null; then
      rm -f $state/fenced $refused
      echo 'started again: no other member takes writes' >&2
    else
      [ "$patience" -ge 3000 ] || patience=$((patience + 200))
    fi
  fi
}

# A standby that is still not on the timeline of the new primary after 8 s, and does not follow it: repmgrd may wait for
# an answer of the lost one, which holds its connections open while only its processes stand still.
catch_up() {
  asked=0 on=0 from=''
  read -r asked on from 2>/dev/null < "$run/standby" || return
  recall
  if [ $((now - asked)) -gt 300 ] || [ "$latest" -le "$on" ] || [ $((now - latest_at)) -gt 300 ] ||
    [ "$latest_member" = "$own" ] || [ "$(name "$latest_member")" = "$from" ]; then
    behind=''
  elif [ -z "$behind" ]; then
    behind=$now
  elif [ $((now - behind)) -ge 800 ]; then
    behind=''
    [ -z "$(find /run/howdah.lock -maxdepth 0 -mmin -30 2>/dev/null)" ] || return # a run of Howdah is at work here
    systemctl kill -s KILL repmgr 2>/dev/null
    repmgr standby follow --upstream-node-id="$latest_member" > "$run/told" 2>&1
    case $? in
      0) echo "led to the new primary $(name "$latest_member"), as repmgrd did not" >&2 ;;
      *) echo "cannot be led to the new primary $(name "$latest_member"): $(grep -m 1 ERROR "$run/told")" >&2 ;;
    esac
    systemctl restart repmgr
  fi
}

# No member was heard to take writes for longer than a failover takes, and this standby is on the timeline of the last one.
take_over() {
  asked=0 on=0 from=''
  read -r asked on from 2>/dev/null < "$run/standby" || return
  recall
  [ "$now" -ge "$again" ] && [ "$latest_member" != 0 ] && [ "$on" -ge "$latest" ] && [ $((now - asked)) -le 300 ] &&
    [ $((now - heard_at)) -ge $((failover_takes * 100)) ] || return
  again=$((now + 1500))
  [ -z "$(find /run/howdah.lock -maxdepth 0 -mmin -30 2>/dev/null)" ] || return # a run of Howdah is at work here
  @take_over@ && date -u +%FT%TZ > $state/promoted
}

repmgr() { owner env HOME=@home@ timeout 60 @binaries@/repmgr -f @conf@ "$@"; }

# A primary that crashed goes on itself, where another one had the time to take its place and did not.
nobody_took_over() {
  [ "$latest" -le "$(own_timeline)" ] || return
  [ -n "$crashed" ] || crashed=$now
  [ $((now - crashed)) -ge $((failover_takes * 100)) ]
}

follow() {
  @rejoin@ || return
  key="$latest_member $latest"
  if [ -e $state/stays-out ]; then
    read -r tried < $state/stays-out
    [ "$tried" != "$key" ] || return
  fi
  who=$(name "$latest_member")
  echo "comes back as a standby of $who" >&2
  status=0
  @come_back@ "$latest_member" "$who" > $state/last-return 2>&1 || status=$?
  tail -n 3 $state/last-return >&2
  case $status in
    0)
      rm -f $state/fenced $state/stays-out $refused
      echo "follows $who; what was done is in $state/last-return" >&2
      ;;
    75) echo "cannot follow $who yet; nothing was touched, it is tried again" >&2 ;;
    *)
      { echo "$key"; cat $state/last-return; } > $state/stays-out
      echo "cannot follow $who by itself, and is not tried again: it needs 'howdah rejoin CLUSTER $(name "$own") --reclone'" >&2
      ;;
  esac
}

rm -f "$lease" "$unasked" "$run/timeline" "$run/astray" "$run/standby"
while :; do
  questions | owner @psql@ -XqAtw -F '|' @local@ -d repmgr 2>/dev/null | judge
  sleep 0.5
done &
spared='' next=0 patience=0 again=0 behind='' crashed=''
clock
while :; do
  if leads; then
    patience=0 crashed=''
    watch
    if [ -e "$run/astray" ]; then
      rm -f "$run/astray"
      tell_primary &
    fi
  else
    spared=''
    return_if_due
    [ ! -e "$run/astray" ] || tell_upstream
    catch_up
    take_over
  fi
  sleep 0.5
  clock
done
