package dev.latchkey.detection.review;

import dev.latchkey.detection.allowlist.AllowlistEntry;
import dev.latchkey.detection.allowlist.ApprovedBounds;
import dev.latchkey.detection.allowlist.MaxPrivilege;
import dev.latchkey.detection.text.ShownValues;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What an item of the allowlist approves, one line a bound, with the defaults said too. */
public final class EntryWords {

    /** More questions about one entry help nobody. */
    private static final int MOST_QUESTIONS = 10;

    private final AllowlistEntry entry;

    private EntryWords(AllowlistEntry entry) {
        this.entry = entry;
    }

    /** What cannot be read approves nothing; the line says why. */
    public static List<String> of(Map<String, ?> item) {
        try {
            return new EntryWords(AllowlistEntry.of(item)).lines();
        } catch (IllegalArgumentException e) {
            return List.of("nothing: " + ShownValues.line(String.valueOf(e.getMessage())));
        }
    }

    public static List<String> of(AllowlistEntry entry) {
        return new EntryWords(entry).lines();
    }

    /**
     * What a careful colleague would ask about it; nothing of what cannot be read. A change must be told within
     * seconds, whatever somebody wrote into the entry.
     */
    public static List<String> questions(Map<String, ?> item, Instant now) {
        try {
            AllowlistEntry entry = AllowlistEntry.of(item);
            if (AllowlistReview.isTooLarge(entry)) {
                return List.of("this entry is too large to be reviewed here: split it, or lint it in a file");
            }
            return AllowlistReview.of(entry, now).stream()
                    .limit(MOST_QUESTIONS)
                    .map(ShownValues::line)
                    .toList();
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }

    private List<String> lines() {
        ApprovedBounds bounds = entry.bounds();
        List<String> lines = new ArrayList<>();
        lines.add("who: " + ShownValues.quoted(entry.principal().pattern()));
        if (!entry.principal().people().isEmpty()) {
            lines.add("people: only sessions of Identity Center's roles named "
                    + ShownValues.quoted(entry.principal().people()));
        }
        lines.add("calls: " + calls(bounds));
        lines.add("rights: " + rights(bounds.maxPrivilege()));
        lines.add("accounts: " + (bounds.accounts().isEmpty() ? "any" : ShownValues.plain(bounds.accounts())));
        lines.add("identities: "
                + (bounds.targets().isEmpty() ? "of any name" : "named " + ShownValues.quoted(bounds.targets())));
        lines.add("from: " + from(bounds));
        if (bounds.selfService()) {
            lines.add("own credential: also the first that an identity, whose creation this covers, makes for itself");
        }
        lines.add("until: "
                + entry.expires().map(end -> end + ", by the time of the call").orElse("for ever"));
        return lines.stream().map(ShownValues::line).toList();
    }

    private static String calls(ApprovedBounds bounds) {
        if (!bounds.operations().isEmpty()) {
            return "only " + ShownValues.plain(bounds.operations());
        }
        if (!bounds.stages().isEmpty()) {
            return "all of the stages " + ShownValues.plain(bounds.stages());
        }
        return "creations, grants, and the first trust and instance profile of a role that lets no outsiders in;"
                + " no credentials";
    }

    private static String rights(MaxPrivilege most) {
        return most == MaxPrivilege.ADMIN
                ? "any up to ADMIN, those that are not known too"
                : "at most " + most + ", none that are not known";
    }

    private static String from(ApprovedBounds bounds) {
        if (bounds.networks().isEmpty() && bounds.viaServices().isEmpty()) {
            return "any address, any AWS service";
        }
        return ShownValues.networks(bounds.networks()).orElse("no address") + "; through "
                + (bounds.viaServices().isEmpty() ? "no AWS service" : ShownValues.plain(bounds.viaServices()));
    }
}
