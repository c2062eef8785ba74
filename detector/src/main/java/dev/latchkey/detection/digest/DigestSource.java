package dev.latchkey.detection.digest;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a reader must know of a digest before trusting it: how far its evidence reaches, and what was left out. */
final class DigestSource {

    private DigestSource() {}

    static List<String> lines(Digest digest) {
        Stream<String> reach = Stream.of(digest.coverage()
                .map(it -> "Evidence is kept without a gap from %s to %s%s.%s"
                        .formatted(it.from(), it.to(), but(it), missing(digest, it.from(), it.to())))
                .orElse("No evidence has been kept yet, so nothing can be said."));
        Stream<String> gap = digest.coverage().flatMap(DigestSource::gap).stream();
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
        return Stream.of(reach, gap, leftOut, unused, all)
                .flatMap(lines -> lines)
                .toList();
    }

    private static Optional<String> gap(Coverage coverage) {
        return coverage.gapFrom()
                .map(from -> "From %s to %s there is a gap: no run ended well before chains expired."
                        .formatted(from, coverage.from()));
    }

    private static String but(Coverage coverage) {
        return coverage.allUnkept() == 0 ? "" : ", but of those who could not be kept";
    }

    private static String missing(Digest digest, Instant from, Instant to) {
        boolean early = digest.from().isBefore(from);
        boolean late = to.isBefore(digest.to());
        return early || late ? " Of the rest of these days it may miss something." : "";
    }
}
