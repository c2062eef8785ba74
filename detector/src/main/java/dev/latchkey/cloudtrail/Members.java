package dev.latchkey.cloudtrail;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The members of one object, one after another, as places among its bytes. */
final class Members {

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] bytes;
    private final JsonScan json;
    private int key;
    private int colon;
    private int value;
    private int end;

    /** @param open the place of the object's brace */
    Members(byte[] bytes, JsonScan json, int open) {
        this.bytes = bytes;
        this.json = json;
        this.end = bytes[open] == '{' ? open : json.unsure();
    }

    /** Goes on to the next one, unless the object ends or is not surely right. */
    boolean next() {
        if (end == json.unsure() || (key > 0 && bytes[end] != ',')) {
            return false;
        }
        key = end + 1;
        colon = json.name(key);
        // Who writes an ordinary name with escapes hides something.
        value = json.hasEscapeFrom(key) ? json.unsure() : json.expected(colon, ':');
        end = json.value(value);
        return end != json.unsure();
    }

    /** Whether the last one was the last of an object that is right. */
    boolean areWhole() {
        return bytes[end] == '}';
    }

    /** With its quotes. */
    int nameLength() {
        return colon - key;
    }

    boolean isNamed(byte[] quoted) {
        return colon - key == quoted.length
                && (quoted.length < Long.BYTES || endsAlike(quoted))
                && Arrays.equals(bytes, key, colon, quoted, 0, quoted.length);
    }

    /** Most names of one length differ in the last bytes, which one look tells. */
    private boolean endsAlike(byte[] quoted) {
        return (long) EIGHT.get(bytes, colon - Long.BYTES) == (long) EIGHT.get(quoted, quoted.length - Long.BYTES);
    }

    boolean isNamedAny(byte[][] quoted) {
        for (byte[] name : quoted) {
            if (isNamed(name)) {
                return true;
            }
        }
        return false;
    }

    /** Where the value begins. */
    int value() {
        return value;
    }

    /** The place behind the value. */
    int end() {
        return end;
    }

    boolean isObject() {
        return bytes[value] == '{';
    }

    Members nested() {
        return new Members(bytes, json, value);
    }

    /** The value if it is a text that says as it stands what it says; else nothing. */
    String plainText() {
        return bytes[value] != '"' || json.hasEscapeFrom(value)
                ? ""
                : new String(bytes, value + 1, end - value - 2, StandardCharsets.ISO_8859_1);
    }
}
