#!/bin/bash
# As the real one it needs a Java that is new enough, and forks an agent that leaves its process number.
cluster=$2
case $1 in
  start)
    version=$(java -version 2>&1 | sed -n '1s/[^"]*"\([0-9]*\).*/\1/p')
    [ "${version:-0}" -ge 11 ] || { echo 'Java 11 or newer is needed' >&2; exit 1; }
    exec python3 /usr/edb/efm-@version@/lib/efm.py agent "$cluster"
    ;;
  stop) [ ! -e /run/efm-@version@/$cluster.pid ] || kill "$(cat /run/efm-@version@/$cluster.pid)" ;;
  *) exit 2 ;;
esac
