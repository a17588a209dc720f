# Builds the jar and the AOT cache. Sourced by ./howdah, which set $root, $out and $jdk.

build() {
    mkdir -p "$out"
    exec 9>"$out/.build.lock"
    flock 9
    if ! is_built; then
        echo "Building Howdah (once; again when its sources change) ..." >&2
        : >"$out/.build.started"
        compile && cacheable && train || {
            echo "error: Howdah does not build" >&2
            tail -n 30 "$out/build.log" | sed 's/^/   |  /' >&2
            echo "  help: the whole output is in $out/build.log" >&2
            exit 70
        }
        printf '%s\n' "$jdk" >"$out/.build.started.new"
        touch -r "$out/.build.started" "$out/.build.started.new"
        mv "$out/.build.started.new" "$out/howdah.built"
    fi
    exec 9>&-
}

compile() {
    (cd "$root" && JAVA_HOME=$jdk mvn -q -B -DskipTests package) >"$out/build.log" 2>&1 </dev/null
}

# The AOT cache takes no class of an old format, as picocli's are, and none out of a signed jar, as Bouncy Castle's are.
# picocli is compiled again from its own sources; signatures are left out (Maven has checked the jars by their sums).
# Where this fails all works as well, only slower.
cacheable() {
    for library in "$out"/lib/picocli-*.jar "$out"/lib/bc*.jar; do
        made=$out/cacheable/${library##*/}
        [ -f "$made" ] || remake >>"$out/build.log" 2>&1 || continue
        cmp -s "$made" "$library" || cp "$made" "$library"
    done
}

remake() {
    work=$out/cacheable/work
    rm -rf "$work" && mkdir -p "$work/classes" || return 1
    case $library in
        */picocli-*)
            mkdir "$work/source" && (cd "$work/source" && "$jdk/bin/jar" xf "$out/sources/picocli-sources.jar") &&
                "$jdk/bin/javac" -nowarn -proc:none --release 25 -d "$work/classes" "$work"/source/picocli/*.java &&
                "$jdk/bin/jar" cf "$work/new.jar" -C "$work/classes" .
            ;;
        *)
            (cd "$work/classes" && "$jdk/bin/jar" xf "$library" && rm -f META-INF/*.SF META-INF/*.RSA META-INF/*.DSA &&
                rm -f META-INF/*.EC && sed '/^Name: /,$d' META-INF/MANIFEST.MF >../manifest && rm META-INF/MANIFEST.MF &&
                "$jdk/bin/jar" cfm ../new.jar ../manifest .)
            ;;
    esac && mv "$work/new.jar" "$made" && rm -rf "$work"
}

# Runs typical commands once, so that the JVM writes down the classes they load, parsed and linked. Loading a cache
# costs by its size, so the verbs that touch no host have a small one. Without a cache Howdah only starts slower, so
# that a failure here is none of the build.
train() {
    work=$(mktemp -d)
    "$jdk/bin/java" "$root/tools/TrainingEngine.java" "$work/socket" "$work/cluster" >>"$out/build.log" 2>&1 </dev/null &
    engine=$!
    train_cache light
    tries=0
    until [ -S "$work/socket" ] || [ "$tries" = 50 ]; do
        sleep 0.1
        tries=$((tries + 1))
    done
    train_cache full
    kill "$engine" 2>/dev/null || true
    rm -rf "$work"
}

train_cache() {
    rm -rf "$out/$1.aot" "$work/cluster"
    DOCKER_HOST=unix://$work/socket timeout 120 "$jdk/bin/java" -XX:AOTCacheOutput="$out/$1.aot" \
        -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xms16m -Xmx512m \
        -Djava.io.tmpdir="$work" -cp "$out/howdah.jar" dev.howdah.cli.Training "$1" "$work/cluster" \
        >>"$out/build.log" 2>&1 </dev/null || true
}
