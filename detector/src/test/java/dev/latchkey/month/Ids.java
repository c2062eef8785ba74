package dev.latchkey.month;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Identifiers that look like AWS's, drawn from what they belong to and marked as examples. */
final class Ids {

    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private Ids() {}

    /** Of 20 characters, as {@code AIDA} and nine more, and {@code EXAMPLE}. */
    static String of(String prefix, String owner) {
        byte[] hash = hash(prefix + owner);
        StringBuilder id = new StringBuilder(prefix);
        for (int at = 0; at < 9; at++) {
            id.append(BASE32.charAt(hash[at] & 31));
        }
        return id.append("EXAMPLE").toString();
    }

    static String uuid(String of) {
        byte[] hash = hash(of);
        hash[6] = (byte) ((hash[6] & 0x0f) | 0x40);
        hash[8] = (byte) ((hash[8] & 0x3f) | 0x80);
        return new UUID(number(hash, 0), number(hash, 8)).toString();
    }

    private static long number(byte[] hash, int from) {
        long number = 0;
        for (int at = from; at < from + 8; at++) {
            number = (number << 8) | (hash[at] & 0xff);
        }
        return number;
    }

    private static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
