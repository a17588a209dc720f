#!/bin/sh
@heading@# Tells over HTTP whether the Postgres of this host is primary or replica. systemd runs it for each connection.
#   GET /primary           200 where it takes writes and no other member was promoted after it, else 503
#   GET /replica[?lag=N]   200 where it is a replica, with ?lag=N (kB, MB, GB) only one that streams and is not further
#                          behind its upstream, else 503
#   GET /health            200 where it takes connections, else 503
. @functions@
set -f
limit=1

answer() {
  printf 'HTTP/1.0 %s\r\nContent-Type: text/plain\r\nContent-Length: %d\r\nConnection: close\r\n\r\n' "$1" $((${#2} + 1))
  [ "$method" = HEAD ] || printf '%s\n' "$2"
  exit 0
}
yes() { answer '200 OK' "$1"; }
no() { answer '503 Service Unavailable' "$1"; }

bytes() {
  case $1 in
    *[kK][bB]) unit=1024 digits=${1%??} ;;
    *[mM][bB]) unit=1048576 digits=${1%??} ;;
    *[gG][bB]) unit=1073741824 digits=${1%??} ;;
    *) unit=1 digits=$1 ;;
  esac
  case $digits in
    '' | *[!0-9]* | ????????????*) return 1 ;;
  esac
  echo $((digits * unit))
}

end=$(printf '\r')
method= target= rest=
read -r method target rest || exit 0
while read -r line && [ -n "$line" ] && [ "$line" != "$end" ]; do :; done
path=${target%%\?*}
most=
case $target in
  *[?\&]lag=*)
    most=${target##*[?&]lag=}
    most=$(bytes "${most%%&*}") || answer '400 Bad Request' 'lag is not a number of bytes, kB, MB or GB'
    ;;
esac

# what howdah-watch noted: when, in recovery or not, timeline, members that stream from here, bytes behind
noted= state=
{ read -r noted state < @note@; } 2>/dev/null || no 'Postgres does not answer'
read -r now rest < /proc/uptime
[ $((${now%.*} - ${noted%.*})) -le 3 ] || no 'Postgres has not answered for more than 3 s'
set -- $state

primary() {
  [ "$1" = f ] || no 'a replica'
  # one whose standbys all went away may have been replaced
  if [ "$3" = 0 ]; then
    set -- "$@" $(primaries)
    if [ "${5:-0}" -gt "$2" ]; then no "$6 was promoted after it"; fi
  fi
  yes "primary on timeline $2"
}

replica() {
  [ "$1" = t ] || no 'the primary'
  [ -n "$most" ] || yes 'a replica'
  [ "$4" != unknown ] || no 'a replica that does not stream'
  [ "$4" -le "$most" ] || no "a replica that is $4 bytes behind"
  yes "a replica, $4 bytes behind"
}

case $path in
  / | /primary | /leader | /read-write) primary "$@" ;;
  /replica | /standby) replica "$@" ;;
  /read-only) yes 'Postgres answers' ;;
  /health) yes 'Postgres answers' ;;
  *) answer '404 Not Found' 'ask for /primary, /replica or /health' ;;
esac
