package dev.howdah.engine;

import dev.howdah.host.Connection;
import dev.howdah.host.Question;
import dev.howdah.host.Questions;
import dev.howdah.host.Result;
import dev.howdah.host.Script;
import dev.howdah.host.Upload;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/// One host as the engine sees it: asked and acted on, at most so many hosts at a time.
public final class Host {

    /// Names the files that wait and are whole.
    private static final String WHOLE = """
            cd %s 2>/dev/null || exit 0
            sha256sum -- * 2>/dev/null | while read -r sum name; do
              if [ "$sum" = "$name" ]; then echo "$sum"; else rm -f -- "$name"; fi
            done
            """.formatted(Upload.WAITING);

    private final String name;
    private final Connection connection;
    private final Semaphore permits;
    private final AtomicInteger roundTrips = new AtomicInteger();

    /// @param permits shared by all hosts; a round trip holds one
    public Host(String name, Connection connection, Semaphore permits) {
        this.name = name;
        this.connection = connection;
        this.permits = permits;
    }

    public String name() {
        return name;
    }

    /// Number of scripts that were sent so far.
    public int roundTrips() {
        return roundTrips.get();
    }

    /// Asks all facts in one round trip.
    public Facts.Answered look(Collection<Fact<?>> facts) {
        var wanted = new LinkedHashSet<Question>();
        facts.forEach(fact -> wanted.add(fact.question()));
        if (wanted.isEmpty()) {
            return Facts.Answered.NOTHING;
        }
        var questions = new Questions(wanted);
        var output = run(Script.question(questions.script())).out();
        return new Facts.Answered(questions.read(output), wanted);
    }

    /// Sends files to where they wait. Those that an earlier run has sent whole are not sent again; what it left broken
    /// is removed.
    public void send(Collection<Upload> uploads) {
        var there = run(Script.question(WHOLE)).out().lines().toList();
        var missing = uploads.stream()
                .filter(upload -> !there.contains(upload.sha256()))
                .toList();
        if (!missing.isEmpty()) {
            permits.acquireUninterruptibly();
            try {
                roundTrips.incrementAndGet();
                connection.send(name, missing);
            } finally {
                permits.release();
            }
        }
    }

    public Result run(Script script) {
        permits.acquireUninterruptibly();
        try {
            roundTrips.incrementAndGet();
            return connection.run(script);
        } finally {
            permits.release();
        }
    }
}
