package dev.latchkey.detection.digest;

import dev.latchkey.detection.forwarding.QuietPlaces;
import dev.latchkey.detection.forwarding.QuietText;
import dev.latchkey.detection.text.Counted;
import java.util.List;
import java.util.stream.Stream;

/** What a reader must know of a digest before trusting it: how far its evidence reaches, and what was left out. */
final class DigestSource {

    private static final int MOST_PLACES = 20;

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
                : Stream.of("In the evidence, but not in this digest: %s."
                        .formatted(Counted.of(digest.leftOut(), "more identity")));
        Stream<String> all = Stream.of("All of it, as a table or for a spreadsheet: ./latchkey digest --help");
        return Stream.of(forwarders(digest), reach, leftOut, unused, all)
                .flatMap(lines -> lines)
                .toList();
    }

    private static Stream<String> forwarders(Digest digest) {
        QuietPlaces quiet = digest.quiet();
        return digest.heartbeats().isEmpty()
                ? Stream.of()
                : Stream.concat(
                        Stream.of("Forwarders: %s heard, %d not any more."
                                .formatted(
                                        Counted.of(quiet.heard(), "place"),
                                        quiet.missed().size())),
                        QuietText.lastHeard(quiet, MOST_PLACES).stream().map("  "::concat));
    }
}
