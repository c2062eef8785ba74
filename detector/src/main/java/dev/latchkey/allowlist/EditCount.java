package dev.latchkey.allowlist;

import java.util.List;

/** How much of a table a plan changes, in words. */
record EditCount(long writes, long removals) {

    static EditCount of(List<AllowlistPlan.Edit> edits) {
        long removals = edits.stream().filter(AllowlistPlan.Edit::isRemoval).count();
        return new EditCount(edits.size() - removals, removals);
    }

    String planned() {
        return writes + " to write" + (removals == 0 ? "" : ", " + removals + " to remove");
    }

    String done(int edits) {
        return edits + " of " + (writes + removals) + (removals == 0 ? " written." : " written or removed.");
    }
}
