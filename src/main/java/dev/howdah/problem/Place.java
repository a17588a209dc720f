package dev.howdah.problem;

/// Where a problem is: in a file, in an option of the command line, on a host, or in the tool itself.
public sealed interface Place {

    /// A line of a file; line 0 means the file as a whole.
    record InFile(String path, int line) implements Place {
        @Override
        public String text() {
            return line > 0 ? path + ":" + line : path;
        }
    }

    /// An option or argument of the command line.
    record InOption(String option) implements Place {
        @Override
        public String text() {
            return option;
        }
    }

    /// A step on a host.
    record OnHost(String host, String step) implements Place {
        @Override
        public String text() {
            return step.isEmpty() ? host : host + ", step '" + step + "'";
        }
    }

    /// This machine or the tool, where no more is known.
    record Here() implements Place {
        @Override
        public String text() {
            return "this machine";
        }
    }

    /// The place in words, as shown after the arrow of an error.
    String text();
}
