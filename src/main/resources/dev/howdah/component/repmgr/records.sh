@heading@# Read in by the fence: finds where repmgr has written down another primary or another upstream than there is, as after a crash
# in the middle of a change, and tells it.

# Notes whom this standby streams from, where repmgr has not written that down for half a minute; nobody (-) for a primary
# that repmgr has as something else for that long.
look_up() {
  [ "$follows" != "$agreed" ] || [ -n "$stray_since" ] || return
  if [ -z "$follows" ] || [ "$(name "${follows%% *}")" = "${follows#* }" ]; then
    agreed=$follows stray_since=''
    rm -f "$run/astray"
  elif [ "$paused" = t ] || [ -z "$stray_since" ]; then
    agreed='' stray_since=$asked
  elif [ $((asked - stray_since)) -ge 3000 ]; then
    echo "${follows#* }" > "$run/astray"
    stray_since=$((asked + 57000)) # not again for ten minutes: a standby that replays late does not see it before
  fi
}

# As `repmgr standby promote` does, which ends before that where this host is lost within a second of its promotion. Nothing
# waits for it, as the primary has to be watched meanwhile.
tell_primary() {
  [ -z "$(find /run/howdah.lock -maxdepth 0 -mmin -30 2>/dev/null)" ] || return # a run of Howdah is at work here
  if owner timeout 20 @psql@ -Xqw -1 -v ON_ERROR_STOP=1 @local@ -d repmgr -c 'set local synchronous_commit = local' \
    -c "update repmgr.nodes set active = false where type = 'primary' and active and node_id <> $own" \
    -c "update repmgr.nodes set type = 'primary', upstream_node_id = null, active = true where node_id = $own" \
    > "$run/told" 2>&1; then
    systemctl try-restart repmgr
    echo "this is the primary, and repmgr had not written that down: it is told" >&2
  else
    echo "this is the primary, and repmgr has not written that down: $(grep -m 1 ERROR "$run/told")" >&2
  fi
}

# The number of the member of this name.
number() {
  for one in $members; do
    [ "$(name "$one")" != "$1" ] || echo "$one"
  done
}

tell_upstream() {
  read -r host 2>/dev/null < "$run/astray" || return
  rm -f "$run/astray"
  [ -z "$(find /run/howdah.lock -maxdepth 0 -mmin -30 2>/dev/null)" ] || return # a run of Howdah is at work here
  upstream=$(number "$host")
  [ -n "$upstream" ] || return
  if repmgr standby register --force --upstream-node-id="$upstream" > "$run/told" 2>&1; then
    systemctl try-restart repmgr # it remembers whom it watched
    echo "this standby follows $host, and repmgr had not written that down: it is told" >&2
  else
    echo "this standby follows $host, and repmgr has not written that down: $(grep -m 1 ERROR "$run/told")" >&2
  fi
}
