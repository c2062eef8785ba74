package dev.latchkey.told;

import dev.latchkey.detection.digest.IdentityRecord;
import dev.latchkey.detection.subject.Subject;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** More of the same than a digest has room for. */
final class Copies {

    private static final int COPIES = 12;

    /** So that IAM takes the name with a number behind it too. */
    private static final int LONGEST_COPIED = 60;

    private Copies() {}

    static Stream<String> numbered(String what) {
        return IntStream.range(0, COPIES).mapToObj(number -> what + "-" + number);
    }

    /** Of others, to whom the same happened. */
    static Stream<IdentityRecord> of(IdentityRecord it) {
        return numbered(it.identity().substring(0, Math.min(it.identity().length(), LONGEST_COPIED)))
                .map(name -> new IdentityRecord(
                        it.subject() instanceof Subject.Root
                                ? it.subject()
                                : it.subject().named(name),
                        name,
                        it.creationSeen(),
                        it.existingSince(),
                        it.anchor(),
                        it.followed(),
                        it.more(),
                        it.rights(),
                        it.conclusion()));
    }
}
