package dev.latchkey.detection.alert;

import dev.latchkey.detection.chain.Step;
import dev.latchkey.detection.verdict.AllowlistEntry;
import dev.latchkey.detection.verdict.Approval;
import dev.latchkey.detection.verdict.Stretch;
import java.util.List;
import java.util.Optional;

/** How to approve what was found, if it was expected: the entries to add, and only if they would really do it. */
final class Approving {

    private Approving() {}

    static List<String> lines(Stretch stretch) {
        List<AllowlistEntry> entries = stretch.steps().stream()
                .map(Step::actor)
                .map(actor -> actor.name())
                .distinct()
                .map(Approving::entry)
                .toList();
        if (!new Approval(stretch, entries).isGiven()) {
            return List.of(
                    "No allowlist entry covers this: entries cover creations, limited grants and the trust",
                    "of new roles, never a user's credential or powerful rights. Close the finding by hand.");
        }
        return entries.stream().map(Approving::item).toList();
    }

    private static AllowlistEntry entry(String principal) {
        return new AllowlistEntry(
                "approved-" + Integer.toHexString(principal.hashCode()), principal, Optional.empty(), "<who>", "<why>");
    }

    private static String item(AllowlistEntry entry) {
        return "{\"pk\": %s, \"principal\": %s, \"owner\": \"<who>\", \"reason\": \"<why>\"}"
                .formatted(quoted(entry.id()), quoted(entry.principal()));
    }

    private static String quoted(String text) {
        return "\"" + PlainText.of(text).replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
