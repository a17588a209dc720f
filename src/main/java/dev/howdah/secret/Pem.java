package dev.howdah.secret;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// The text form of keys and certificates.
final class Pem {

    private Pem() {}

    static String write(String kind, byte[] der) {
        var lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(der);
        return "-----BEGIN " + kind + "-----\n" + lines + "\n-----END " + kind + "-----\n";
    }

    /// The bytes of a text with one block.
    static byte[] read(String pem) {
        var body = new StringBuilder();
        pem.lines().filter(line -> !line.startsWith("-----")).forEach(body::append);
        return Base64.getMimeDecoder().decode(body.toString());
    }
}
