package dev.howdah.resource;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howdah.engine.Change;
import dev.howdah.engine.Verb;
import dev.howdah.secret.Secret;
import dev.howdah.testing.KnownFacts;
import org.junit.jupiter.api.Test;

class FileWithSealedLineTest {

    private static final String PATH = "/etc/edb/toy.properties";

    private static FileWithSealedLine file(String content, String verifier) {
        return new FileWithSealedLine(
                new ConfigFile(PATH, content, "0640", "efm", "efm"),
                "password",
                "/bin/seal toy",
                "SEALPASS",
                Secret.of("it's secret"),
                Secret.of(verifier));
    }

    private static KnownFacts there(String mode, String content) {
        return KnownFacts.none().with(Files.content(PATH), mode + " efm efm 1764000000.5 regular file\n" + content);
    }

    private static String sum(String verifier) {
        return "# Sum of the verifier of the password below: "
                + Sha256.of(verifier).substring(0, 16) + "\n";
    }

    private static Change.Edit edit(Change change) {
        return (Change.Edit) change;
    }

    @Test
    void anyEncryptedFormOfThePresentPasswordIsAsWished() {
        for (var form : new String[] {"7ceecd8965fa", "Zm9v/+=="}) {
            assertThat(file("a=1\n", "v1").compare(there("640", "a=1\n" + sum("v1") + "password=" + form + "\n")))
                    .isEqualTo(new Change.Same());
        }
    }

    @Test
    void aNewPasswordIsEncryptedAnewAndNeverShown() {
        var change = edit(file("a=1\n", "v2").compare(there("640", "a=1\n" + sum("v1") + "password=7ceecd\n")));
        assertThat(change.verb()).isEqualTo(Verb.UPDATE);
        assertThat(change.lines())
                .containsExactly("- " + sum("v1").strip(), "+ " + sum("v2").strip());
        assertThat(change.toString()).doesNotContain("secret", "7ceecd");
        assertThat(change.actions().getFirst().shell()).contains("SEALPASS='it'\\''s secret' /bin/seal toy");
    }

    @Test
    void aMissingLineIsWritten() {
        assertThat(edit(file("a=1\n", "v1").compare(there("640", "a=1\n" + sum("v1") + "password=\n")))
                        .lines())
                .containsExactly("- password=", "+ password=(encrypted)");
        assertThat(edit(file("a=1\n", "v1").compare(KnownFacts.none().with(Files.content(PATH), "")))
                        .lines())
                .containsExactly("+ a=1", "+ " + sum("v1").strip(), "+ password=(encrypted)");
    }

    @Test
    void aModeThatIsTooWideIsSetWithoutEncryptingAnew() {
        var change = edit(file("a=1\n", "v1").compare(there("644", "a=1\n" + sum("v1") + "password=7ceecd\n")));
        assertThat(change.lines()).containsExactly("- mode 0644", "+ mode 0640");
        assertThat(change.actions().getFirst().shell()).doesNotContain("SEALPASS");
    }
}
