package dev.latchkey.detection.digest;

import dev.latchkey.detection.text.Counted;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How far evidence reaches over a period.
 *
 * @param to its first instant no more
 */
public record EvidenceReach(Optional<Coverage> coverage, Instant from, Instant to) {

    private static final int MOST_NAMED = 10;
    private static final String NONE = "No evidence has been kept yet, so nothing can be said.";
    private static final String NOT_WHOLE =
            "Evidence is not whole yet: what the chain table held has not all been gone through.";
    private static final String PASSING =
            "What had come before %s is still being gone through: one run had too little time, and the next goes on.";

    /** For whoever reads it beside the evidence; nothing if none of the period is missing. */
    public List<String> missing() {
        boolean whole = coverage.filter(it -> !isCut(it) && it.allUnkept() == 0).isPresent();
        return whole ? List.of() : Stream.concat(lines(), unkept()).toList();
    }

    /** The same without who could not be kept. */
    public List<String> cut() {
        return coverage.filter(it -> !isCut(it)).isPresent() ? List.of() : lines().toList();
    }

    Stream<String> lines() {
        Stream<String> reach = Stream.of(coverage.filter(Coverage::isAny)
                .map(it -> "Evidence is kept without a gap from %s to %s%s.%s"
                        .formatted(it.from(), it.to(), but(it), rest(it)))
                .orElse(coverage.isPresent() ? NOT_WHOLE : NONE));
        Stream<String> passing = coverage.flatMap(Coverage::pass).map(it -> PASSING.formatted(it.began())).stream();
        return Stream.of(reach, coverage.flatMap(EvidenceReach::gap).stream(), passing)
                .flatMap(lines -> lines);
    }

    private Stream<String> unkept() {
        return coverage.filter(it -> it.allUnkept() > 0).map(EvidenceReach::unkept).stream();
    }

    private static String unkept(Coverage coverage) {
        List<String> named = coverage.unkept().stream()
                .limit(MOST_NAMED)
                .map(IdentityLines::name)
                .toList();
        int more = coverage.allUnkept() - named.size();
        return Counted.of(coverage.allUnkept(), "identity") + " could not be kept: " + String.join(", ", named)
                + (more > 0 ? ", and " + more + " more" : "");
    }

    private boolean isCut(Coverage coverage) {
        return from.isBefore(coverage.from()) || coverage.to().isBefore(to);
    }

    private String rest(Coverage coverage) {
        return isCut(coverage) ? " Of the rest of these days it may miss something." : "";
    }

    private static Optional<String> gap(Coverage coverage) {
        return coverage.gapFrom()
                .map(from -> "From %s to %s there is a gap: no run ended well before chains expired."
                        .formatted(from, coverage.from()));
    }

    private static String but(Coverage coverage) {
        return coverage.allUnkept() == 0 ? "" : ", but of those who could not be kept";
    }
}
