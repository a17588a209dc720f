@heading@# Read in by the scripts that keep a second primary from living: who has a vote, how members are asked, what was seen.
# Members and voters go by their numbers in repmgr. Times are hundredths of a second since this host started.

own=@own@
voters='@voters@' # all of these, and hosts of Barman
members='@members@' # hold data
postgreses='@postgreses@' # members and witnesses
fence_after=@fence_after@ # seconds without enough other voters after which a primary stops itself
votes_to_promote=@votes_to_promote@
others_to_stay=@others_to_stay@ # other voters that a primary has to hear from
postgreses_to_start=@postgreses_to_start@ # members, itself among them, that have to know of no candidate before an old primary starts
lost_after=$((fence_after + 2)) # a primary that was not heard of for so long has stopped itself
notes=/run/howdah-voter
in_place=''
answer_within=30 # tenths of a second that answers are waited for
shown='' # processes that show a word
armed=/var/lib/howdah-fence/armed
lease=/run/howdah-fence/lease
refused=/run/postgresql/howdah-refused
unasked=/run/postgresql/howdah-unasked # the Postgres that starts now takes writes though too few members could be asked
constitution="voters $voters, fence after $fence_after s"

name() {
  case $1 in
@names@  esac
}

place() {
  case $1 in
@places@  esac
}

port() {
  case $1 in
@ports@  esac
}

# member NUMBER [ARGUMENTS OF PSQL]: asks a member's Postgres. Where $in_place is exec, psql takes the shell's place.
member() {
  number=$1
  shift
  $in_place @psql@ -XqAtw -F '|' -d "$(place "$number") user=@role@ dbname=postgres connect_timeout=2 tcp_user_timeout=3000 keepalives_idle=2 keepalives_interval=1 keepalives_count=2 sslmode=verify-full sslrootcert=@authority@" "$@"
}

clock() {
  read -r uptime idle < /proc/uptime
  now=${uptime%.*}${uptime#*.}
}

# The timeline that Postgres would go on with, from pg_controldata: that of the last checkpoint, or of a promotion that no
# checkpoint came after.
latest_timeline() {
  sed -n "s/^Latest checkpoint's TimeLineID: *//p; s/^Min recovery ending loc's timeline: *//p" | sort -n | tail -n 1
}

# What this voter noted: when it last heard a member say that it takes writes ($heard_at, of $heard; 0 is nobody), and
# the latest timeline of all that did ($latest, of $latest_member, heard at $latest_at).
recall() {
  heard=0 latest=0 latest_member=0 latest_at=0
  read -r heard_at < "$notes/started" || { clock && heard_at=$now; }
  for one in $members; do
    [ -e "$notes/member-$one" ] || continue
    at=0 timeline=0
    read -r at timeline < "$notes/member-$one" || continue
    if [ "$at" -ge "$heard_at" ]; then heard=$one heard_at=$at; fi
    if [ "$timeline" -gt "$latest" ]; then latest=$timeline latest_member=$one latest_at=$at; fi
  done
} 2>/dev/null

# Shows a word to all who ask one of these members for the next seconds, and looks then for words there that speak against
# it: of two that want to take writes at once, at least one sees the other. OPPOSITE is that condition on application_name,
# which is 'howdah WORD NUMBER TIMELINE' of the one that shows it. Counts in $free the members that answered in time that
# they are no primary, show no such word and have heard of no primary on a later timeline than TIMELINE; $against names those
# that say otherwise. Where ENOUGH are free it waits for no more. Whoever does not take writes then has to hide the word, or
# the other one could not either.
# show WORD OPPOSITE SECONDS TIMELINE ENOUGH NUMBER..
show() {
  word=$1 opposite=$2 seconds=$3 than=$4 enough=$5
  shift 5
  answers=$(mktemp -d)
  # one second after the other, so that a session ends with its psql
  sleeps=''
  while [ "$seconds" -gt 0 ]; do
    sleeps="$sleeps select pg_sleep(1);"
    seconds=$((seconds - 1))
  done
  for each in "$@"; do
    (
      # whoever reads what the caller prints must not wait for the sleep below
      exec > "$answers/$each" 2>/dev/null
      in_place=exec
      member "$each" <<HOWDAH_SQL
set application_name = 'howdah $word $own $than';
select (pg_is_in_recovery() or $(is_witness "$each")) and not exists (select from pg_stat_activity where usename in (@roles@) and case when application_name ~ '^howdah( [0-9]+){5}\$' then split_part(application_name, ' ', 5)::int > $than when application_name ~ '^howdah [a-z]+ [0-9]+' then $opposite else false end);
$sleeps
HOWDAH_SQL
    ) &
    shown="$shown $!"
  done
  tries=0
  while :; do
    free=0 all=yes against=''
    for each in "$@"; do
      answer=''
      read -r answer 2>/dev/null < "$answers/$each"
      case $answer in
        t) free=$((free + 1)) ;;
        f) against="$against $(name "$each")" ;;
        *) all=no ;;
      esac
    done
    tries=$((tries + 1))
    [ $all = no ] && [ "$free" -lt "$enough" ] && [ $tries -lt "$answer_within" ] || break
    sleep 0.1
  done
  rm -r "$answers"
}

hide() {
  # shellcheck disable=SC2086 # numbers
  [ -z "$shown" ] || kill $shown 2>/dev/null
  shown=''
}

is_witness() {
  case " $members " in
    *" $1 "*) echo false ;;
    *) echo true ;;
  esac
}

# All with a Postgres, without this one.
others() {
  for one in $postgreses; do
    [ "$one" = "$own" ] || echo "$one"
  done
}
