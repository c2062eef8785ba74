package dev.latchkey.detection.review;

import dev.latchkey.detection.allowlist.Allowlist;
import dev.latchkey.detection.allowlist.AllowlistEntry;
import dev.latchkey.detection.allowlist.EntryContainment;
import dev.latchkey.detection.allowlist.MaxPrivilege;
import dev.latchkey.detection.allowlist.WrittenEntry;
import dev.latchkey.detection.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a careful colleague would ask about an entry that can be read. */
public final class AllowlistReview {

    private static final Duration SOON = Duration.ofDays(14);
    private static final int MOST_CHARACTERS = 8_192;
    private static final int MOST_VALUES = 600;

    private final AllowlistEntry entry;
    private final Instant now;

    private AllowlistReview(AllowlistEntry entry, Instant now) {
        this.entry = entry;
        this.now = now;
    }

    /** One line for each question, from the name of the entry to what to write instead. */
    public static List<String> of(AllowlistEntry entry, Instant now) {
        return remarksOf(entry, now).stream().map(AllowlistRemark::inWords).toList();
    }

    /** The same with their weight. */
    public static List<AllowlistRemark> remarksOf(AllowlistEntry entry, Instant now) {
        return remarks(entry, now).toList();
    }

    /** Whoever must be done within seconds, whatever somebody wrote into the entry, leaves such a one out. */
    public static boolean isTooLarge(AllowlistEntry entry) {
        List<String> texts = WrittenEntry.texts(entry);
        return texts.size() > MOST_VALUES
                || texts.stream().mapToInt(String::length).sum() > MOST_CHARACTERS;
    }

    /** All that is asked of the entries, each by itself and beside the others. */
    public static List<AllowlistRemark> ofAll(List<AllowlistEntry> entries, Instant now) {
        Stream<AllowlistRemark> ofEach = IntStream.range(0, entries.size())
                .boxed()
                .flatMap(at -> Stream.concat(remarks(entries.get(at), now), covered(entries, at, now)));
        return Stream.concat(ofNumber(entries).stream(), ofEach).toList();
    }

    /** Whether they are too many: in which order a table is read nobody knows before. */
    public static Optional<AllowlistRemark> ofNumber(List<AllowlistEntry> entries) {
        return entries.stream()
                .skip(Allowlist.MOST_ENTRIES)
                .findFirst()
                .map(first -> AllowlistRemark.error(
                        first,
                        "is one of %,d, and of a table %,d are read: the others, whichever they are, approve nothing"
                                .formatted(entries.size(), Allowlist.MOST_ENTRIES),
                        "remove what has expired or covers nothing, see lint --logs"));
    }

    /**
     * The entries that cover nothing in a history.
     *
     * @param alone what was given besides, and makes no finding
     */
    public static List<AllowlistRemark> ofUse(
            List<AllowlistEntry> entries, List<Verdict> history, List<Verdict> alone) {
        return UseReview.of(entries, history, alone);
    }

    private static Stream<AllowlistRemark> remarks(AllowlistEntry entry, Instant now) {
        AllowlistReview review = new AllowlistReview(entry, now);
        return Stream.of(
                        review.expiry(),
                        PrincipalReview.of(entry),
                        review.unbounded(),
                        review.anything(),
                        BoundsReview.of(entry))
                .flatMap(remarks -> remarks);
    }

    private Stream<AllowlistRemark> expiry() {
        return entry.expires()
                .map(end -> now.isBefore(end) ? soon(end) : Stream.of(expired(end)))
                .orElseGet(this::forEver);
    }

    private AllowlistRemark expired(Instant end) {
        return AllowlistRemark.error(entry, "expired at " + end, "remove the entry, or move expires on after a review");
    }

    private Stream<AllowlistRemark> soon(Instant end) {
        return end.isAfter(now.plus(SOON))
                ? Stream.empty()
                : Stream.of(AllowlistRemark.warning(
                        entry, "expires soon, at " + end, "review it, and move expires on if it is still wanted"));
    }

    private Stream<AllowlistRemark> forEver() {
        return entry.bounds().maxPrivilege() == MaxPrivilege.ADMIN
                ? Stream.of(AllowlistRemark.warning(
                        entry, "maxPrivilege ADMIN without expires", "give an end at which somebody looks again"))
                : Stream.empty();
    }

    private Stream<AllowlistRemark> unbounded() {
        boolean none = entry.bounds().areNone()
                && entry.principal().people().isEmpty()
                && entry.expires().isEmpty();
        return said(none, "no bound at all", "give accounts, networks, operations, targets or expires");
    }

    private Stream<AllowlistRemark> anything() {
        boolean admin = entry.bounds().maxPrivilege() == MaxPrivilege.ADMIN;
        return said(
                admin && entry.bounds().isForAnyName(),
                "maxPrivilege ADMIN without targets",
                "give the names of the identities");
    }

    /** Of two that cover the same only the later is named. */
    private static Stream<AllowlistRemark> covered(List<AllowlistEntry> entries, int at, Instant now) {
        AllowlistEntry entry = entries.get(at);
        return IntStream.range(0, entries.size())
                .filter(other -> other != at)
                .filter(other -> new EntryContainment(entries.get(other), entry).holds())
                .filter(other -> other < at || !new EntryContainment(entry, entries.get(other)).holds())
                .mapToObj(entries::get)
                .filter(wider -> !wider.isOver(now))
                .limit(1)
                .map(wider -> AllowlistRemark.warning(
                        entry, "entry " + wider.id() + " covers all that this one does", "remove one of the two"));
    }

    private Stream<AllowlistRemark> said(boolean holds, String reason, String remedy) {
        return holds ? Stream.of(AllowlistRemark.error(entry, reason, remedy)) : Stream.empty();
    }
}
