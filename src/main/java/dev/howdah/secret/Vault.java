package dev.howdah.secret;

/// Texts encrypted in the format of Ansible Vault 1.1 (1.2 is read too), so that `ansible-vault` reads ours and we its.
///
/// The key of each text comes from the password by PBKDF2-SHA-256 with 10,000 iterations, which takes 10 ms and more.
public final class Vault {

    private static final String HEADER = "$ANSIBLE_VAULT;";
    private static final int LINE = 80;
    private static final int ITERATIONS = 10_000;

    private final Secret password;

    public Vault(Secret password) {
        this.password = password;
    }

    /// Whether a text is encrypted in this format.
    public static boolean isEncrypted(String text) {
        return text.startsWith(HEADER);
    }

    /// The encrypted text: a header and lines of 80 hexadecimal digits, each ended by a newline.
    public String encrypt(Secret plain) {
        var body = SealedText.seal(plain, this::derive);
        var text = new StringBuilder(HEADER).append("1.1;AES256\n");
        for (int from = 0; from < body.length(); from += LINE) {
            text.append(body, from, Math.min(body.length(), from + LINE)).append('\n');
        }
        return text.toString();
    }

    /// The plain text.
    ///
    /// @throws WrongVaultText if the text is damaged, or encrypted with another password
    public Secret decrypt(String text) throws WrongVaultText {
        var lines = text.strip().lines().map(String::strip).toList();
        var header = lines.isEmpty() ? "" : lines.getFirst();
        if (!header.startsWith(HEADER + "1.1;AES256") && !header.startsWith(HEADER + "1.2;AES256")) {
            throw new WrongVaultText("it is not in the format of Ansible Vault 1.1 or 1.2 with AES256");
        }
        return SealedText.open(String.join("", lines.subList(1, lines.size())), this::derive);
    }

    private byte[] derive(byte[] salt) {
        return Pbkdf2.derive(password, salt, ITERATIONS, SealedText.DERIVED_BYTES);
    }
}
