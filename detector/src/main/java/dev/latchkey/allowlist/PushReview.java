package dev.latchkey.allowlist;

import dev.latchkey.detection.allowlist.Allowlist;
import dev.latchkey.detection.allowlist.AllowlistEntry;
import dev.latchkey.detection.review.AllowlistRemark;
import dev.latchkey.detection.review.AllowlistReview;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What lint says of a file that is to be pushed.
 *
 * @param isTaken whether none of it is an error
 */
record PushReview(List<String> lines, boolean isTaken) {

    private static final String REFUSED = "lint refuses: ";

    static PushReview of(Allowlist.Entries read, Instant now) {
        List<String> lines = new ArrayList<>();
        Optional<AllowlistRemark> tooMany = AllowlistReview.ofNumber(read.entries());
        tooMany.ifPresent(remark -> lines.add(REFUSED + remark.inWords()));
        boolean taken = read.problems().isEmpty() && tooMany.isEmpty();
        for (AllowlistEntry entry : read.entries()) {
            for (AllowlistRemark remark : AllowlistReview.remarksOf(entry, now)) {
                boolean refused = isRefused(entry, remark, now);
                lines.add((refused ? REFUSED : "lint asks: ") + remark.inWords());
                taken &= !refused;
            }
        }
        lines.addAll(read.problems());
        return new PushReview(List.copyOf(lines), taken);
    }

    /** An entry that has expired approves nothing more, and is no reason to keep the others out. */
    private static boolean isRefused(AllowlistEntry entry, AllowlistRemark remark, Instant now) {
        return remark.isError() && !entry.isOver(now);
    }
}
