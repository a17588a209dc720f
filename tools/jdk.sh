# Finds a JDK 25. Sourced by ./howdah and ./check. Looks at release files and starts no Java.

is_25() {
    [ -r "$1/release" ] && [ -x "$1/bin/javac" ] || return 1
    while read -r line; do
        case $line in JAVA_VERSION=\"25[.\"]*) return 0 ;; esac
    done <"$1/release"
    return 1
}

# Sets $jdk to its home directory; fails where there is none.
find_jdk() {
    jdk=${JAVA_HOME:-}
    [ -n "$jdk" ] && is_25 "$jdk" && return 0
    if jdk=$(command -v java) && jdk=$(readlink -f -- "$jdk"); then
        jdk=${jdk%/bin/java}
        is_25 "$jdk" && return 0
    fi
    for jdk in /usr/lib/jvm/*25*; do
        is_25 "$jdk" && return 0
    done
    return 1
}
