@heading@# Read in by other scripts: the members that hold the cluster's data, and how to ask them.

psql=@psql@
members='@members@'

place() {
  case $1 in
@places@  esac
}

# ask MEMBER: its timeline where it runs as primary, else nothing. It may take $limit seconds (2 where not set).
ask() {
  timeout "${limit:-2}" "$psql" -XqAtw -d "$(place "$1") dbname=postgres user=@role@ connect_timeout=2 sslmode=verify-full sslrootcert=@authority@" \
    -c "select ('x' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8))::bit(32)::int where not pg_is_in_recovery()" 2>/dev/null
}

# Timeline and name of each that says that it is primary, as the answers come. They are asked side by side.
answers() {
  for member in $members; do
    { timeline=$(ask "$member"); [ -z "$timeline" ] || echo "$timeline $member" 2>/dev/null; } &
  done
}

# All that say that they are primary, with their timelines, the latest timeline first.
primaries() {
  answers | sort -k1,1nr
}
