package dev.latchkey.allowlist;

import dev.latchkey.allowlist.AllowlistPlan.Edit;
import dev.latchkey.aws.StoredEntries;
import dev.latchkey.aws.TableTrouble;
import java.io.PrintWriter;
import java.util.List;

/** Shows a plan, and carries it out as far as the table is still what the plan was made of. */
record AllowlistPush(StoredEntries table, AllowlistPlan plan, PrintWriter out) {

    /** @return whether it could be printed: what nobody could read is not to be carried out */
    boolean show() {
        plan.edits().forEach(edit -> edit.lines().forEach(out::println));
        plan.left()
                .forEach(name -> out.println("  " + AllowlistPlan.shown(name)
                        + " is in the table only and stays; --delete would remove it"));
        out.println("%d to write, %d only in the table, %d unchanged."
                .formatted(plan.edits().size(), plan.left().size(), plan.unchanged()));
        return !out.checkError();
    }

    /** @return whether all is written; what is not, is named */
    boolean write() {
        List<Edit> edits = plan.edits();
        int written = 0;
        for (Edit edit : edits) {
            try {
                if (edit.write(table)) {
                    written++;
                } else {
                    out.println(AllowlistPlan.shown(edit.name())
                            + ": somebody has changed it since the plan was made, so it is left as it is");
                }
            } catch (TableTrouble trouble) {
                edits.subList(edits.indexOf(edit), edits.size())
                        .forEach(left -> out.println(AllowlistPlan.shown(left.name()) + ": not written"));
                out.println("%d of %d written.".formatted(written, edits.size()));
                throw trouble;
            }
        }
        out.println("%d of %d written.".formatted(written, edits.size()));
        out.flush();
        return written == edits.size();
    }
}
