package dev.latchkey.detection.review;

import dev.latchkey.detection.review.AllowlistChange.Act;
import dev.latchkey.detection.review.AllowlistChange.Delivery;
import dev.latchkey.detection.text.PlainText;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** How to take a change of the allowlist back. */
final class TakingBack {

    /** What stands in JSON, and that in a shell, as it is. */
    private static final Pattern SIMPLE = Pattern.compile("[A-Za-z0-9_+=,.@:/ -]{1,200}");

    private TakingBack() {}

    static List<String> lines(AllowlistChange change) {
        String doubt = "Whoever may write to this table can approve attackers: remove that right first.";
        String before = "./latchkey allowlist push --region "
                + PlainText.inShell(change.delivery().region()) + " --table "
                + PlainText.inShell(change.delivery().table())
                + " --file <your last file> restores it, after showing you the plan.";
        return change.act() == Act.ADDED
                ? List.of(doubt, deletion(change).orElse("Delete the item in the console."))
                : List.of(doubt, before);
    }

    private static Optional<String> deletion(AllowlistChange change) {
        Delivery delivery = change.delivery();
        return change.entry()
                .filter(name -> SIMPLE.matcher(name).matches() && !name.contains("://"))
                .map(name -> "aws dynamodb delete-item --region " + PlainText.inShell(delivery.region())
                        + " --table-name=" + PlainText.inShell(delivery.table()) + " --key '{\"pk\":{\"S\":\"" + name
                        + "\"}}'");
    }
}
