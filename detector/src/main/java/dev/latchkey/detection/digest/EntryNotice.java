package dev.latchkey.detection.digest;

import dev.latchkey.detection.allowlist.AllowlistEntry;
import dev.latchkey.detection.text.PlainText;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What its owner ought to know of an allowlist entry.
 *
 * @param entry its name
 */
public record EntryNotice(String entry, Kind kind, String sentence) {

    static final Duration UNUSED = Duration.ofDays(90);
    static final Duration SOON = Duration.ofDays(30);

    /** In the order in which they matter. */
    public enum Kind {
        EXPIRED,
        EXPIRES_SOON,
        UNUSED
    }

    /** @param unused whether it is known that nothing needed it for so long */
    static Stream<EntryNotice> of(AllowlistEntry entry, boolean unused, Instant now) {
        Optional<EntryNotice> end = entry.expires().flatMap(expires -> ofEnd(entry.id(), expires, now));
        Stream<EntryNotice> rest =
                unused && end.filter(it -> it.kind == Kind.EXPIRED).isEmpty()
                        ? Stream.of(new EntryNotice(
                                entry.id(),
                                Kind.UNUSED,
                                "covered nothing for %d days: unless it is new, remove it".formatted(UNUSED.toDays())))
                        : Stream.of();
        return Stream.concat(end.stream(), rest);
    }

    private static Optional<EntryNotice> ofEnd(String entry, Instant expires, Instant now) {
        if (!now.isBefore(expires)) {
            return Optional.of(
                    new EntryNotice(entry, Kind.EXPIRED, "expired at %s: renew it or remove it".formatted(expires)));
        }
        Duration left = Duration.between(now, expires);
        return left.compareTo(SOON) > 0
                ? Optional.empty()
                : Optional.of(new EntryNotice(
                        entry,
                        Kind.EXPIRES_SOON,
                        "expires at %s, %s: what it approves will cause alerts then"
                                .formatted(expires, days(left.toDays()))));
    }

    private static String days(long days) {
        return switch ((int) days) {
            case 0 -> "within a day";
            case 1 -> "in a day";
            default -> "in " + days + " days";
        };
    }

    /** With the entry's name, as one line. */
    public String shown() {
        return PlainText.of(entry) + " " + sentence;
    }

    static List<EntryNotice> sorted(Stream<EntryNotice> notices) {
        return notices.sorted(Comparator.comparing(EntryNotice::kind).thenComparing(EntryNotice::entry))
                .toList();
    }
}
