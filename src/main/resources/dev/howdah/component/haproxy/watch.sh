#!/bin/sh
@heading@# Notes twice a second what the Postgres of this host says of itself, by one connection that stays: in recovery or not,
# the timeline of a primary, members that stream from here, bytes behind the upstream. The note begins with the time since
# the boot, and goes when Postgres does not answer.
. @functions@
note=@note@

look() {
  PGOPTIONS='-c statement_timeout=1500' "$psql" -XqAtw -F ' ' -v ON_ERROR_STOP=1 -p @port@ -U @role@ -d postgres <<'HOWDAH_SQL' 2>/dev/null
select pg_is_in_recovery(),
  case when pg_is_in_recovery() then 0 else ('x' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8))::bit(32)::int end,
  (select count(*) from pg_stat_replication where application_name in (@followers@)),
  coalesce((select greatest(latest_end_lsn - pg_last_wal_replay_lsn(), 0)::bigint::text
    from pg_stat_wal_receiver where status = 'streaming'), 'unknown')
\watch 0.5
HOWDAH_SQL
}

while :; do
  look | while read -r recovery rest; do
    case $recovery in
      t | f)
        read -r now idle < /proc/uptime
        echo "$now $recovery $rest" > "$note.new" && mv -f "$note.new" "$note"
        ;;
    esac
  done
  rm -f "$note"
  sleep 0.5
done
