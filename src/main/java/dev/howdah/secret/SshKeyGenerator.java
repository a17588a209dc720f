package dev.howdah.secret;

import dev.howdah.problem.Problem;
import dev.howdah.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/// Makes ed25519 keys with OpenSSH's own tool, so that they are in its own format.
final class SshKeyGenerator {

    private SshKeyGenerator() {}

    /// Makes the key `file` and `file.pub` unless it is there. The private file appears last, so that its being there
    /// means that both are whole.
    static synchronized void ensure(Path file, String comment) {
        if (Files.exists(file)) {
            return;
        }
        var beside = file.resolveSibling(
                "." + file.getFileName() + ".new-" + ProcessHandle.current().pid());
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.deleteIfExists(beside);
            run(List.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", comment, "-f", beside.toString()));
            Files.move(publicFile(beside), publicFile(file), StandardCopyOption.REPLACE_EXISTING);
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw PrivateFile.unusable(file, "cannot be written", e);
        }
    }

    static Path publicFile(Path file) {
        return file.resolveSibling(file.getFileName() + ".pub");
    }

    /// The public key, as in authorized_keys, without the newline.
    static String publicKey(Path file) {
        return PrivateFile.read(publicFile(file))
                .map(String::strip)
                .orElseThrow(() -> ProblemException.wrongInput(
                        Problem.inFile(publicFile(file).toString(), 0, "the public half of an ssh key is missing")
                                .withRemedy("make it again: ssh-keygen -y -f " + file + " > " + publicFile(file))));
    }

    private static void run(List<String> command) throws IOException {
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException _) {
            throw ProblemException.wrongInput(Problem.here("there is no ssh-keygen")
                    .withRemedy("install the OpenSSH client (Debian: apt-get install openssh-client)"));
        }
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        try {
            if (process.waitFor() != 0) {
                throw ProblemException.wrongInput(Problem.here("ssh-keygen failed")
                        .withEvidence(said.lines().toList()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
