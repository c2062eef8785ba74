package dev.latchkey.detection.digest;

import java.util.List;
import java.util.stream.Stream;

/** What a reader must know of a digest before trusting it: how far its evidence reaches, and what was left out. */
final class DigestSource {

    private DigestSource() {}

    static List<String> lines(Digest digest) {
        Stream<String> reach = new EvidenceReach(digest.coverage(), digest.from(), digest.to()).lines();
        Stream<String> unused = digest
                .coverage()
                .filter(it -> it.from().isAfter(digest.to().minus(EntryNotice.UNUSED)))
                .map(it -> "Which entries covered nothing for %d days is known from %s on."
                        .formatted(EntryNotice.UNUSED.toDays(), it.from().plus(EntryNotice.UNUSED)))
                .stream();
        Stream<String> leftOut = digest.leftOut() == 0
                ? Stream.of()
                : Stream.of(
                        "%d more identities are in the evidence, but not in this digest.".formatted(digest.leftOut()));
        Stream<String> all = Stream.of("All of it, as a table or for a spreadsheet: ./latchkey digest --help");
        return Stream.of(reach, leftOut, unused, all).flatMap(lines -> lines).toList();
    }
}
