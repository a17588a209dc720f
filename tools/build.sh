# Builds the jar and the AOT cache. Sourced by ./howdah, which set $root, $out and $jdk.

build() {
    mkdir -p "$out"
    exec 9>"$out/.build.lock"
    flock 9
    if ! is_built; then
        echo "Building Howdah (once; again when its sources change) ..." >&2
        : >"$out/.build.started"
        compile && modernize && train || {
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

# picocli's classes are of Java 5's format, which no AOT cache takes: compiled again from its own sources they start
# 30 ms faster. Without the sources all works as well, only slower.
modernize() {
    sources=$out/sources/picocli-sources.jar
    library=$(echo "$out"/lib/picocli-*.jar)
    [ -f "$sources" ] && [ ! -f "$out/picocli/.done" ] || return 0
    rm -rf "$out/picocli" && mkdir -p "$out/picocli/source" "$out/picocli/classes"
    (
        cd "$out/picocli/source" && "$jdk/bin/jar" xf "$sources" && cd .. &&
            "$jdk/bin/javac" -nowarn -proc:none --release 25 -d classes source/picocli/*.java &&
            "$jdk/bin/jar" cf new.jar -C classes . && mv new.jar "$library" && touch .done
    ) >>"$out/build.log" 2>&1 || true
}

# Runs typical commands once, so that the JVM writes down the classes they load, parsed and linked. Without the cache
# Howdah only starts slower, so that a failure here is none of the build.
train() {
    rm -f "$out/howdah.aot"
    (
        cd "$out"
        "$jdk/bin/java" -XX:AOTCacheOutput="$out/howdah.aot" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xms16m \
            -Xmx512m --enable-native-access=ALL-UNNAMED -jar "$out/howdah.jar" --version
    ) >>"$out/build.log" 2>&1 </dev/null || true
}
