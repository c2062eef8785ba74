package dev.latchkey.detection.digest;

import dev.latchkey.detection.text.Counted;
import dev.latchkey.detection.text.MailText;
import dev.latchkey.detection.text.PlainText;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A digest as plain text for a mail: what people were told of first, then what nobody looked at, then the approved. */
public final class DigestText {

    private static final int MOST_TOLD = 40;
    private static final int MOST_UNREMARKED = 100;
    private static final int MOST_ENTRIES = 40;
    private static final int MOST_OF_ENTRY = 5;
    private static final int MOST_NOTICES = 50;
    private static final int LONGEST_SECTION = 12_000;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Digest digest;

    private DigestText(Digest digest) {
        this.digest = digest;
    }

    public static String of(Digest digest) {
        return PlainText.unlinked(new DigestText(digest).whole());
    }

    /** The counts, in one line. */
    public static String title(Digest digest) {
        return "%s to %s: %s, %d alerted, %d approved, %d neither"
                .formatted(
                        DAY.format(digest.from()),
                        DAY.format(digest.to().minusNanos(1)),
                        Counted.of(digest.created(), "new identity"),
                        digest.told().size(),
                        digest.approved().size(),
                        digest.unremarked().size());
    }

    private String whole() {
        return MailText.of(Stream.of(
                List.of("DIGEST  " + title(digest)),
                section("COULD NOT BE KEPT", unkept()),
                section("COULD NOT BE READ", unread()),
                section("PEOPLE WERE ALERTED TO", identities(digest.told(), MOST_TOLD)),
                section("NEITHER ALERTED NOR APPROVED", identities(digest.unremarked(), MOST_UNREMARKED)),
                section("APPROVED, BY ENTRY OF THE ALLOWLIST", approved()),
                section("ENTRIES TO LOOK AT", notices()),
                section("WHERE THIS COMES FROM", DigestSource.lines(digest))));
    }

    private List<String> unkept() {
        int all = digest.unkept();
        String head = Counted.of(all, "identity")
                + ", of whom this digest may know nothing or too little; each run tries again, and the log of the"
                + " digester says what is wrong";
        return lost(all, head, digest.shownUnkept());
    }

    private List<String> unread() {
        int all = digest.unread().count();
        String head =
                Counted.of(all, "record") + " of the evidence table, which may be of anybody and are left out here:";
        return lost(all, head, digest.unread().shown());
    }

    private static List<String> lost(int all, String head, List<String> shown) {
        return all == 0
                ? List.of()
                : Stream.of(Stream.of(head), shown.stream(), more(all, shown.size()))
                        .flatMap(lines -> lines)
                        .toList();
    }

    private List<String> identities(List<IdentityRecord> identities, int most) {
        Stream<String> shown = identities.stream()
                .limit(most)
                .flatMap(identity -> IdentityLines.of(identity, digest.isNew(identity)).stream());
        return Stream.concat(shown, more(identities.size(), most)).toList();
    }

    private List<String> approved() {
        Map<String, List<IdentityRecord>> byEntry = byEntry();
        Stream<String> shown = byEntry.entrySet().stream().limit(MOST_ENTRIES).flatMap(it -> {
            List<IdentityRecord> all = it.getValue();
            String head = PlainText.of(it.getKey()) + ": " + Counted.of(all.size(), "identity");
            Stream<String> some = all.stream().limit(MOST_OF_ENTRY).map(IdentityLines::inShort);
            return Stream.concat(
                    Stream.of(head),
                    Stream.concat(some, more(all.size(), MOST_OF_ENTRY)).map("  "::concat));
        });
        return Stream.concat(shown, more(byEntry.size(), MOST_ENTRIES)).toList();
    }

    private Map<String, List<IdentityRecord>> byEntry() {
        Map<String, List<IdentityRecord>> byEntry = new TreeMap<>();
        digest.approved()
                .forEach(identity -> byEntry.computeIfAbsent(
                                String.join(" with ", identity.conclusion().approvedBy()), it -> new ArrayList<>())
                        .add(identity));
        return byEntry;
    }

    private List<String> notices() {
        List<String> all = Stream.concat(
                        digest.problems().stream().map(PlainText::of),
                        digest.notices().stream().map(EntryNotice::shown))
                .toList();
        return Stream.concat(all.stream().limit(MOST_NOTICES), more(all.size(), MOST_NOTICES))
                .toList();
    }

    private static Stream<String> more(int all, int most) {
        return all > most ? Stream.of("... and " + (all - most) + " more") : Stream.of();
    }

    /** No section is so long that the others do not fit into a mail beside it. */
    private static List<String> section(String heading, List<String> lines) {
        if (lines.isEmpty()) {
            return List.of();
        }
        List<String> shown = new ArrayList<>(List.of(heading));
        int length = 0;
        for (String line : lines) {
            length += line.length();
            if (length > LONGEST_SECTION) {
                shown.add("  ... and " + Counted.of(lines.size() - shown.size() + 1, "more line"));
                return shown;
            }
            shown.add("  " + line);
        }
        return shown;
    }
}
