package dev.howdah.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.Base64;

/// What Postgres stores of a role's password (RFC 5802 and 7677): from it, nobody can log in.
///
/// The salt is derived from the password and the role, so the same wish gives the same text: it can be compared with
/// pg_authid, and the password itself never travels. [SecretStore#scramVerifier] remembers it. It is derived as slowly
/// as the password is hashed, so that
/// the salt gives no shorter way to guess a weak password.
public final class ScramVerifier {

    private static final int ITERATIONS = 4096; // as Postgres does
    private static final int SALT_BYTES = 16;

    private ScramVerifier() {}

    /// The text for `CREATE ROLE … PASSWORD`: `SCRAM-SHA-256$4096:<salt>$<StoredKey>:<ServerKey>`.
    public static String of(String role, Secret password) {
        var prepared = Secret.of(Normalizer.normalize(password.reveal(), Normalizer.Form.NFKC));
        var saltOfSalt = ("howdah scram salt of " + role).getBytes(StandardCharsets.UTF_8);
        return of(prepared, Pbkdf2.derive(prepared, saltOfSalt, ITERATIONS, SALT_BYTES));
    }

    static String of(Secret prepared, byte[] salt) {
        var salted = Pbkdf2.derive(prepared, salt, ITERATIONS, 32);
        var storedKey = sha256(Hmac.of(salted, "Client Key"));
        var serverKey = Hmac.of(salted, "Server Key");
        var base64 = Base64.getEncoder();
        return "SCRAM-SHA-256$" + ITERATIONS + ":" + base64.encodeToString(salt) + "$"
                + base64.encodeToString(storedKey) + ":" + base64.encodeToString(serverKey);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
