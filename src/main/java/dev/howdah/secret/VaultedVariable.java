package dev.howdah.secret;

/// A YAML file with one encrypted variable, `name: !vault |`, as `ansible-vault encrypt_string` writes it.
final class VaultedVariable {

    private VaultedVariable() {}

    static String render(String name, String encrypted) {
        var text = new StringBuilder(name).append(": !vault |\n");
        encrypted.lines().forEach(line -> text.append("    ").append(line).append('\n'));
        return text.toString();
    }

    /// Reads the value; a file that is encrypted as a whole and then says `name: value` is understood too.
    static Secret read(String text, ClusterVault vault) throws WrongVaultText {
        if (Vault.isEncrypted(text)) {
            return Secret.of(value(vault.decrypt(text).reveal()));
        }
        int start = text.indexOf("$ANSIBLE_VAULT;");
        if (start < 0) {
            throw new WrongVaultText("it is not encrypted by a vault");
        }
        return vault.decrypt(text.substring(start));
    }

    private static String value(String line) {
        var value = line.substring(line.indexOf(':') + 1).strip();
        boolean single = value.startsWith("'") && value.endsWith("'");
        boolean quoted = value.length() > 1 && (single || (value.startsWith("\"") && value.endsWith("\"")));
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
