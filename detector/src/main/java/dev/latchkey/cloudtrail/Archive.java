package dev.latchkey.cloudtrail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Several files packed into one: read as a log, it would be half read at best. */
enum Archive {
    ZIP("zip", 0, "PK\3\4"),
    TAR("tar", 257, "ustar");

    private final String kind;
    private final int at;
    private final byte[] magic;

    Archive(String kind, int at, String magic) {
        this.kind = kind;
        this.at = at;
        this.magic = magic.getBytes(StandardCharsets.US_ASCII);
    }

    /** Why it is not read, if it is one. */
    static Optional<String> refused(Bytes bytes) throws IOException {
        byte[] head = bytes.head(TAR.at + TAR.magic.length);
        return Arrays.stream(values())
                .filter(it -> it.begins(head))
                .findFirst()
                .map(it -> "a " + it.kind + " archive: unpack it first");
    }

    private boolean begins(byte[] head) {
        int end = at + magic.length;
        return head.length >= end && Arrays.equals(head, at, end, magic, 0, magic.length);
    }
}
