package dev.howdah.resource;

import dev.howdah.engine.Fact;
import dev.howdah.host.Frame;
import dev.howdah.host.Interpreter;
import dev.howdah.host.Script;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/// Questions about files: each question is a path. However many paths are asked, it costs one `stat`, one
/// `sha256sum` where sums are wanted, and one `cat` where contents are: what belongs between them stands in small
/// files that the shell writes without starting a program.
///
/// @param detail what is asked of each file
public record Files(Detail detail) implements Interpreter {

    /// How much is asked of a file.
    public enum Detail {
        /// Kind, mode, owner and time only.
        STATE,
        /// Also the SHA-256 of the content, so that secrets do not travel.
        SUM,
        /// Also the content.
        CONTENT
    }

    private static final String LOOK_UP = """
            howdah_nl='
            '
            howdah_file() {
              howdah_line="$howdah_nl$howdah_stats"
              case "$howdah_line" in
                *"$howdah_nl$1/ "*) ;;
                *) howdah_line=''; return 0 ;;
              esac
              howdah_line=${howdah_line#*"$howdah_nl$1/ "}
              howdah_line=${howdah_line%%"$howdah_nl"*}
              printf '%s\\n' "$howdah_line"
            }
            howdah_sum() {
              howdah_line="$howdah_nl$howdah_sums$howdah_nl"
              case "$howdah_line" in *"  $1$howdah_nl"*) ;; *) return 0 ;; esac
              howdah_line=${howdah_line%%"  $1$howdah_nl"*}
              printf '%s\\n' "${howdah_line##*"$howdah_nl"}"
            }
            """;

    /// What is known of a file without reading it; empty where there is none.
    public static Fact<Optional<FileState>> state(String path) {
        return Fact.of("file " + path, new Files(Detail.STATE), path, FileState::read);
    }

    /// A file with the SHA-256 of its content.
    public static Fact<Optional<FileState>> sum(String path) {
        return Fact.of("file " + path, new Files(Detail.SUM), path, FileState::read);
    }

    /// A file with its content.
    public static Fact<Optional<FileState>> content(String path) {
        return Fact.of("file " + path, new Files(Detail.CONTENT), path, FileState::read);
    }

    @Override
    public String fragment(SequencedMap<Integer, String> questions, Frame frame) {
        var paths = questions.values().stream().map(Script::quote).collect(Collectors.joining(" "));
        var text = new StringBuilder(LOOK_UP);
        text.append("howdah_stats=$(stat -c '%n/ %a %U %G %.9Y %F' -- ")
                .append(paths)
                .append(" 2>/dev/null)\n");
        if (detail == Detail.SUM) {
            text.append("howdah_sums=$(sha256sum -- ").append(paths).append(" 2>/dev/null)\n");
        }
        if (detail == Detail.CONTENT) {
            text.append("howdah_between=$(mktemp -d)\nset --\n");
        }
        questions.forEach((number, path) -> text.append(
                detail == Detail.CONTENT
                        ? collected(number, Script.quote(path), frame)
                        : framed(number, Script.quote(path), frame)));
        if (detail == Detail.CONTENT) {
            text.append("cat -- \"$@\" 2>/dev/null\nrm -rf \"$howdah_between\"\n");
        }
        return text.toString();
    }

    private String framed(int number, String path, Frame frame) {
        return "echo; echo '" + frame.begin(number) + "'\nhowdah_file " + path + "\n"
                + (detail == Detail.SUM ? "howdah_sum " + path + "\n" : "")
                + "echo; echo '" + frame.end(number) + "'0\n";
    }

    private static String collected(int number, String path, Frame frame) {
        return """
                {
                echo; echo '%1$s'
                howdah_file %2$s
                } > "$howdah_between/%3$d"
                set -- "$@" "$howdah_between/%3$d"
                case "$howdah_line" in *' regular '*) set -- "$@" %2$s ;; esac
                { echo; echo '%4$s'0; } > "$howdah_between/%3$d.end"
                set -- "$@" "$howdah_between/%3$d.end"
                """.formatted(frame.begin(number), path, number, frame.end(number));
    }
}
