package dev.howdah.testing;

import dev.howdah.host.Result;
import dev.howdah.host.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A machine that outlives the connections to it: its world, its lock, and the scripts that it was sent.
public final class FakeMachine {

    private static final int LOCKED = 75;

    private final String name;
    private final World world;
    private final List<String> scripts = new ArrayList<>();
    private Optional<String> lock = Optional.empty();

    public FakeMachine(String name, World world) {
        this.name = name;
        this.world = world;
    }

    public String name() {
        return name;
    }

    public World world() {
        return world;
    }

    /// The scripts that reached it, in order.
    public synchronized List<String> scripts() {
        return List.copyOf(scripts);
    }

    /// What stands in the lock, where it is taken.
    public synchronized Optional<String> lock() {
        return lock;
    }

    /// Leaves a lock as another run would.
    public synchronized void lockedBy(String line) {
        lock = Optional.of(line);
    }

    /// @param moment told at the script's begin, before and after each action and at its end; may throw to break off
    synchronized Result run(Script script, Runnable moment) {
        moment.run();
        scripts.add(script.text());
        var out = new StringBuilder();
        for (var piece : FakeShell.pieces(script.text())) {
            var status = carryOut(piece, out, moment);
            if (status != 0) {
                moment.run();
                return new Result(status, out.toString(), status == LOCKED ? "the lock is not this run's\n" : "");
            }
        }
        moment.run();
        return new Result(0, out.toString(), "");
    }

    private int carryOut(FakeShell.Piece piece, StringBuilder out, Runnable moment) {
        return switch (piece) {
            case FakeShell.Piece.Acquire acquire -> acquire(acquire, out);
            case FakeShell.Piece.Release(var run) -> {
                lock = lock.filter(owner -> !owner.equals(run));
                yield 0;
            }
            case FakeShell.Piece.Guard(var run) -> lock.equals(Optional.of(run)) ? 0 : LOCKED;
            case FakeShell.Piece.Begin(var mark, var number) -> print(out, mark + " begin " + number + "\n");
            case FakeShell.Piece.End(var mark, var number) -> print(out, mark + " end " + number + " 0\n");
            case FakeShell.Piece.Act act -> act(act, out, moment);
            case FakeShell.Piece.Ask(var mark, var number, var asked) -> {
                var answer = world.answer(asked);
                print(out, mark + " begin " + number + "\n" + answer.text());
                yield print(out, mark + " end " + number + " " + answer.status() + "\n");
            }
        };
    }

    private int acquire(FakeShell.Piece.Acquire acquire, StringBuilder out) {
        lock = lock.filter(owner -> !owner.equals(acquire.insteadOf()));
        if (lock.isPresent() && !lock.get().equals(acquire.run())) {
            out.append(lock.get()).append('\n');
            return LOCKED;
        }
        lock = Optional.of(acquire.run());
        return 0;
    }

    private int act(FakeShell.Piece.Act act, StringBuilder out, Runnable moment) {
        moment.run();
        var result = world.act(act.shell());
        moment.run();
        out.append(result.text());
        if (result.status() == 0) {
            return 0;
        }
        if (!act.diagnosis().isEmpty()) {
            out.append("log: ").append(act.diagnosis()).append('\n');
        }
        print(out, act.mark() + " end " + act.number() + " " + result.status() + "\n");
        return 1;
    }

    private static int print(StringBuilder out, String text) {
        out.append('\n').append(text);
        return 0;
    }
}
