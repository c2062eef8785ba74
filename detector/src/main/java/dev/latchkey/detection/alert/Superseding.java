package dev.latchkey.detection.alert;

import dev.latchkey.detection.text.PlainText;
import java.util.List;
import java.util.Optional;

/** What is said when a creation or an earlier credential comes late: of the finding that it opens, and of the older. */
public final class Superseding {

    /** Who told a name so often finds the rest in the finding. */
    private static final int UIDS_SHOWN = 5;

    private Superseding() {}

    /** One sentence; empty for an alert that neither takes a place nor leaves one. */
    public static Optional<String> sentence(Alert alert) {
        if (alert.supersedes().isEmpty()) {
            return alert.finding().supersededBy().map(by -> closed(by, late(alert)));
        }
        return Optional.of("It replaces finding " + named(alert.supersedes()) + ", sent before " + late(alert)
                + " arrived and now closed.");
    }

    /** Without a creation it may be an earlier credential, or a grant that makes one finding of two. */
    private static String late(Alert alert) {
        return alert.finding().stretch().creation().isPresent()
                ? "the record of the creation"
                : "a late record of this identity";
    }

    /** The text for mail: of a finding that is over a short one, as there is nothing to do for it. */
    public static String mail(Alert alert) {
        Optional<String> sentence = sentence(alert);
        if (alert.activity() == Alert.Activity.CLOSE) {
            Finding finding = alert.finding();
            return PlainText.unlinked(String.join(
                    "\n",
                    "CLOSED  " + Headline.title(finding),
                    "",
                    sentence.orElse("This finding is closed."),
                    "Account " + finding.subject().account() + ".",
                    "",
                    AlertText.number(finding),
                    ""));
        }
        return AlertText.of(alert) + sentence.map(it -> it + "\n").orElse("");
    }

    private static String closed(String by, String late) {
        return "This finding is closed: " + late + " has arrived, and finding " + by
                + " now covers everything. Nothing needs to be done for this one.";
    }

    private static String named(List<String> uids) {
        String shown = String.join(", ", uids.subList(0, Math.min(uids.size(), UIDS_SHOWN)));
        int more = uids.size() - UIDS_SHOWN;
        return more > 0 ? shown + " and " + more + " more" : shown;
    }
}
