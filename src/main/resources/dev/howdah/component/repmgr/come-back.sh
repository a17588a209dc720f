#!/bin/sh
@heading@# Makes the data of a former primary a standby's: come-back NUMBER NAME of the present primary. Nothing is cloned; where
# pg_rewind cannot do it, the data stays as it is. Ends with 75 where nothing was touched and a later try may succeed.
set -eu
. @functions@
primary=$1 primary_name=$2
exec 9> /run/howdah.busy
flock -w 5 9 || { echo 'a run of Howdah is at work here'; exit 75; }
source="$(place "$primary") user=@role@ dbname=@database@ connect_timeout=5 sslmode=verify-full sslrootcert=@authority@"
ask() { LC_ALL=C HOME=@home@ runuser -u @user@ -- @psql@ -XqAtw -v ON_ERROR_STOP=1 -d "$source" -c "$1"; }

# the primary keeps WAL for this one from now on, and its files say which timeline it is on
ask checkpoint || exit 75
slot=@slot@
[ -z "$slot" ] || ask "select pg_create_physical_replication_slot('$slot', true) where not exists (select from pg_replication_slots where slot_name = '$slot')" >/dev/null || exit 75
if [ -e @mark@ ]; then
  echo 'an earlier pg_rewind was cut off: this data is no longer whole'
  exit 1
fi
@rewind@
umask 077
{
  grep -vE '^ *(primary_conninfo|primary_slot_name) *=' $d/postgresql.auto.conf || true
  echo "primary_conninfo = 'user=@role@ connect_timeout=2 host=$primary_name port=$(port "$primary") application_name=$(name "$own")'"
  echo "primary_slot_name = '$slot'"
} > $d/postgresql.auto.conf.howdah
chown @user@: $d/postgresql.auto.conf.howdah
sync $d/postgresql.auto.conf.howdah
mv -f $d/postgresql.auto.conf.howdah $d/postgresql.auto.conf
sync $d
systemctl reset-failed postgres 2>/dev/null || true
systemctl start postgres
repmgr() { LC_ALL=C HOME=@home@ runuser -u @user@ -- @binaries@/repmgr -f @conf@ "$@"; }
tries=0
until repmgr standby register --force --upstream-node-id="$primary" >/dev/null 2>&1; do
  tries=$((tries + 1))
  [ $tries -lt 30 ] || { echo 'it follows, but repmgr could not register it'; break; }
  sleep 1
done
systemctl restart repmgr
echo "follows $primary_name"
