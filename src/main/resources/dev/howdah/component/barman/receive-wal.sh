#!/bin/sh
@heading@# Looks each 5 s whether the primary streams WAL to Barman. A reception that hangs at a member which is not primary any more,
# as one whose host stands still without closing its connections, is ended, and Barman starts it anew at the primary.
server=@server@

streams() {
  @psql@ -XqAtw -d '@connection@' -c "select count(*) from pg_replication_slots where slot_name = '@slot@' and active" 2>/dev/null
}

misses=0
while :; do
  sleep 5
  # a run of Howdah sees to it itself
  if [ -d /run/howdah.lock ]; then
    misses=0
    continue
  fi
  case $(streams) in
    0) misses=$((misses + 1)) ;;
    *) misses=0 ;; # it streams, or there is no primary to be seen
  esac
  # a reception that has just been started needs a few seconds
  if [ $misses -ge 3 ]; then
    misses=-3
    if pkill -KILL -u "$(id -u)" -f 'pg_receivewal .*--directory=@directory@'; then
      echo "the reception of WAL for $server hung and was ended" >&2
      sleep 1
    fi
    barman -q cron
  fi
done
