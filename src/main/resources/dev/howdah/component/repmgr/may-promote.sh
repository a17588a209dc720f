#!/bin/sh
@heading@# Asked by repmgrd before it promotes this standby: good where $votes_to_promote voters, this one included, have not heard of a primary
# for so long that it has stopped itself, and no other standby is about to be promoted. Waits for the voters for a while, as they
# notice it one after the other.
. @functions@

# One line for each other voter that was here within the last seconds: its number, whom it heard of, how long ago.
told() {
  @psql@ -XqAtw -F ' ' @local@ -d postgres -c "select split_part(application_name, ' ', 2), split_part(application_name, ' ', 3), split_part(application_name, ' ', 4) from pg_stat_activity where application_name ~ '^howdah [0-9]+ [0-9]+ ' and usename in (@roles@) and query_start > clock_timestamp() - interval '3 s'"
}

count() {
  recall
  clock
  lost='' hear=''
  age=$(((now - heard_at) / 100))
  if [ $age -ge $lost_after ]; then lost=$own; else hear="$(name "$own") heard of $(name "$heard") $age s ago; "; fi
  while read -r voter heard age; do
    case " $lost $own " in *" $voter "*) continue ;; esac
    case " $voters " in *" $voter "*) ;; *) continue ;; esac
    if [ "$age" -ge $lost_after ]; then
      lost="$lost $voter"
    else
      hear="$hear$(name "$voter") heard of $(name "$heard") $age s ago; "
    fi
  done <<HOWDAH_LINES
$(told)
HOWDAH_LINES
  # shellcheck disable=SC2086 # numbers
  set -- $lost
  votes=$#
}

no() {
  hide
  echo "not promoted: $1" >&2
  exit 1
}

# Two that saw each other do not try again at the same time.
yields() {
  hide
  sleep $((own % 7))
  no "$1"
}

clock
end=$((now + (lost_after + 6) * 100))
while :; do
  count
  [ "$votes" -lt "$votes_to_promote" ] || break
  # nobody else can be asked, and the user said that this is to be good enough (repmgr_promote_alone)
  if [ @alone@ = yes ] && [ "$lost" = "$own" ] && [ -z "$hear" ] && [ $((end - now)) -le 300 ]; then
    echo "promoted alone: no other voter is here, and no primary was heard of for $lost_after s" >&2
    exit 0
  fi
  [ "$now" -lt "$end" ] || no "$votes of the $votes_to_promote votes that it takes; ${hear}voters are $(for one in $voters; do printf '%s ' "$(name "$one")"; done)"
  sleep 0.3
done
# an old primary that starts, or another candidate; one that has not asked for 5 s is gone, and a word from before the last
# promotion is none
rival="case split_part(application_name, ' ', 2) when 'starts' then true when 'candidate' then query_start > clock_timestamp() - interval '5 s' and split_part(application_name, ' ', 3) <> '$own' and coalesce(nullif(split_part(application_name, ' ', 4), '')::int, $latest) >= $latest else false end"
# at the others first: where they are too few, nobody is kept from starting by a word here
# shellcheck disable=SC2046 # numbers
show candidate "$rival" 60 "$latest" $((@postgreses_to_promote@ - 1)) $(others)
free=$((free + 1))
[ -z "$against" ] || yields "another member is primary or is about to be, by what these know:$against"
[ "$free" -ge @postgreses_to_promote@ ] || no "$free members answer and are no primary, of the @postgreses_to_promote@ that it takes"
show candidate "$rival" 60 "$latest" 1 "$own"
[ -z "$against" ] || yields "another member is about to be the primary"
[ "$free" = 1 ] || no 'this standby does not answer'
# somebody may be about to promote another one by hand
[ "$(@psql@ -XqAtw @local@ -d repmgr -c 'select repmgr.repmgrd_is_paused()')" = f ] || no 'automatic failover is paused'
echo "promoted: voters $lost have not heard of a primary for $lost_after s" >&2
