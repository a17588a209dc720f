d=@data@ mark=@mark@
as_owner() { LC_ALL=C HOME=@home@ runuser -u @user@ -- "$@"; }
control() { as_owner @binaries@/pg_controldata -D $d; }
if ! control | grep -qE '^(wal_log_hints setting: +on|Data page checksum version: +[1-9])'; then
  echo 'pg_rewind needs data checksums or wal_log_hints, and this data has neither'
  exit 1
fi
if ! control | grep -q '^Database cluster state: *shut down'; then
  as_owner @binaries@/postgres --single -F -D $d template1 </dev/null
fi
rewind() { as_owner @binaries@/pg_rewind -D $d --source-server=@source@ "$@"; }
found=$(rewind --dry-run 2>&1) || { echo "$found"; exit 1; }
echo "$found"
# what only this one has is kept: its WAL from the segment on in which the other timeline began
from=$(echo "$found" | sed -n 's|.*diverged at WAL location \([0-9A-F]*/[0-9A-F]*\) on timeline \([0-9]*\).*|\2 \1|p')
if [ -n "$from" ]; then
  size=$(control | sed -n 's/^Bytes per WAL segment: *//p')
  at=${from#* }
  first=$(printf '%08X%08X%08X' "${from% *}" "0x${at%/*}" $((0x${at#*/} / size)))
  # from there on it has to get all that was written since; nothing is said of it by pg_rewind
  there=$(as_owner @binaries@/psql -XAtw -d @source@ -c "select count(*) from pg_ls_waldir() where name ~ '^[0-9A-F]{24}\$' and substr(name, 9) = '${first#????????}' and name > '$first'") ||
    { echo 'the other one does not answer'; exit 75; }
  if [ "$there" = 0 ] && [ -z "$(as_owner @binaries@/postgres -D $d -C restore_command 2>/dev/null)" ]; then
    echo "pg_rewind could take it back to $at, and the other one has no longer all WAL that was written since"
    exit 1
  fi
  kept=$d.given-up-$(date -u +%Y%m%dT%H%M%SZ)
  as_owner mkdir -m 0700 $kept
  for segment in $(cd $d/pg_wal && ls | grep -xE '[0-9A-F]{24}'); do
    [ "$(printf '%s\n' "$first" "$segment" | sort | head -n 1)" != "$first" ] || as_owner cp -p "$d/pg_wal/$segment" $kept/
  done
  echo "WAL that the other members do not have is kept in $kept"
fi
tar -C $d -cf $mark.conf $(cd $d && ls -d conf.d postgresql.conf pg_hba.conf pg_ident.conf postgresql.auto.conf 2>/dev/null)
: > $mark
sync $mark
rewind
tar -C $d -xpf $mark.conf
: > $d/standby.signal
chown @user@: $d/standby.signal
sync $d/standby.signal $d
rm -f $mark $mark.conf
