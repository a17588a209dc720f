package dev.howdah.cli;

/// Where the tool starts.
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        // --version loads nothing else: it is what scripts ask in a loop
        if (arguments.length == 1 && (arguments[0].equals("--version") || arguments[0].equals("-V"))) {
            System.out.println(Version.line());
            return;
        }
        var streams = Streams.ofProcess();
        int exitCode = new Application(streams, new Wiring(streams)).run(arguments);
        streams.out().flush();
        streams.err().flush();
        System.exit(exitCode);
    }
}
