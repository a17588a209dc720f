package dev.howdah.engine;

import dev.howdah.host.Frame;
import dev.howdah.host.Questions;
import dev.howdah.host.RawAnswer;
import dev.howdah.host.Result;
import dev.howdah.host.Script;
import dev.howdah.host.Upload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Some edits carried out on one host and the facts asked again, all in one round trip.
final class Acting {

    /// How a batch of edits ended.
    ///
    /// @param done how many of them, in order, went well
    /// @param failure output of the one that did not, empty where all did
    record Acted(int done, List<String> failure, int exitStatus, Facts.Answered facts) {}

    private static final int EVIDENCE_LINES = 20;

    private final List<Change.Edit> edits;
    private final Questions questions;
    private final Frame frame = Frame.fresh();

    Acting(List<Change.Edit> edits, Questions questions) {
        this.edits = edits;
        this.questions = questions;
    }

    Acted run(Host host, HostLock lock) {
        sendFiles(host);
        return read(host.run(new Script(script(lock), limit())));
    }

    private void sendFiles(Host host) {
        var uploads = uploads();
        if (!uploads.isEmpty()) {
            host.send(uploads);
        }
    }

    private Set<Upload> uploads() {
        var uploads = new LinkedHashSet<Upload>();
        edits.forEach(edit -> edit.actions().forEach(action -> uploads.addAll(action.uploads())));
        return uploads;
    }

    private String script(HostLock lock) {
        var script = new StringBuilder("export LC_ALL=C DEBIAN_FRONTEND=noninteractive\n").append(lock.guard());
        int number = 0;
        while (number < edits.size()) {
            int end = endOfSession(number);
            if (end - number > 1) {
                appendSession(script, number, end);
            } else {
                appendEdit(script, number);
            }
            number = end;
        }
        uploads()
                .forEach(upload ->
                        script.append("rm -f ").append(upload.waiting()).append('\n'));
        return script.append(questions.script()).toString();
    }

    /// The number of the first edit after this one that is not of its session.
    private int endOfSession(int number) {
        var session = session(number);
        int end = number + 1;
        while (session.isPresent() && end < edits.size() && session(end).equals(session)) {
            end++;
        }
        return end;
    }

    private Optional<Session> session(int number) {
        var actions = edits.get(number).actions();
        return actions.size() == 1 && actions.getFirst().diagnosis().isEmpty()
                ? actions.getFirst().part().map(Action.Part::session)
                : Optional.empty();
    }

    private void appendSession(StringBuilder script, int first, int end) {
        var statements = new LinkedHashMap<Integer, List<String>>();
        for (int number = first; number < end; number++) {
            statements.put(
                    number,
                    edits.get(number).actions().getFirst().part().orElseThrow().statements());
        }
        script.append(session(first).orElseThrow().joined(statements, frame));
    }

    private void appendEdit(StringBuilder script, int number) {
        script.append("echo; echo '").append(frame.begin(number)).append("'\n");
        for (var action : edits.get(number).actions()) {
            appendAction(script, action, number);
        }
        script.append("echo; echo '").append(frame.end(number)).append("'0\n");
    }

    /// `set -e` works only outside of conditions, so the status is looked at afterwards.
    private void appendAction(StringBuilder script, Action action, int number) {
        script.append("( set -e\n").append(action.shell()).append("\n) 2>&1 9>&-\nhowdah_status=$?\n");
        script.append("if [ $howdah_status -ne 0 ]; then\n");
        action.diagnosis()
                .ifPresent(fragment -> script.append("( ").append(fragment).append("\n) 2>&1\n"));
        script.append("echo; echo '").append(frame.end(number)).append("'$howdah_status\nexit 1\nfi\n");
    }

    private Duration limit() {
        var limit = Script.QUESTION_LIMIT;
        for (var edit : edits) {
            for (var action : edit.actions()) {
                limit = limit.plus(action.limit());
            }
        }
        return limit;
    }

    private Acted read(Result result) {
        Map<Integer, RawAnswer> ends = frame.read(result.out());
        int done = 0;
        while (done < edits.size() && ends.containsKey(done) && ends.get(done).status() == 0) {
            done++;
        }
        var facts = questions(result);
        if (done == edits.size()) {
            return new Acted(done, List.of(), 0, facts);
        }
        var failed = ends.get(done);
        var text = failed == null ? frame.rest(result.out()) + result.err() : failed.text();
        return new Acted(done, lastLines(text), failed == null ? result.exitStatus() : failed.status(), facts);
    }

    private Facts.Answered questions(Result result) {
        return new Facts.Answered(questions.read(result.out()), questions.asked());
    }

    private static List<String> lastLines(String text) {
        var lines = new ArrayList<String>();
        text.lines().filter(line -> !line.isBlank()).forEach(lines::add);
        return lines.subList(Math.max(0, lines.size() - EVIDENCE_LINES), lines.size());
    }
}
