package dev.latchkey.allowlist;

import dev.latchkey.allowlist.AllowlistPlan.Edit;
import dev.latchkey.aws.StoredEntries;
import dev.latchkey.aws.TableTrouble;
import dev.latchkey.terminal.Complaint;
import java.io.PrintWriter;
import java.util.List;

/** Shows a plan, and carries it out as far as the table is still what the plan was made of. */
record AllowlistPush(StoredEntries table, AllowlistPlan plan, PrintWriter out, PrintWriter err) {

    private static final String CHANGED = "somebody has changed it since the plan was made, so it is left as it is";
    private static final String NO_ANSWER =
            "not known whether it is %s, as no answer came: push again, and the plan shows it";

    /** @return whether it could be printed: what nobody could read is not to be carried out */
    boolean show() {
        plan.edits().forEach(edit -> edit.lines().forEach(out::println));
        plan.left()
                .forEach(name -> out.println("  " + AllowlistPlan.shown(name)
                        + " is in the table only and stays; --delete would remove it"));
        out.println("%s, %d only in the table, %d unchanged."
                .formatted(EditCount.of(plan.edits()).planned(), plan.left().size(), plan.unchanged()));
        return !out.checkError();
    }

    /**
     * Each entry is named when it is written, so that whoever breaks off knows how far it came.
     *
     * @return whether all is written; what is not, is named
     */
    boolean write() {
        List<Edit> edits = plan.edits();
        int written = 0;
        for (Edit edit : edits) {
            try {
                boolean done = edit.write(table);
                say(edit, done ? edit.done() : CHANGED);
                written += done ? 1 : 0;
            } catch (TableTrouble trouble) {
                say(edit, trouble.isRefused() ? "refused, so not " + edit.done() : NO_ANSWER.formatted(edit.done()));
                edits.subList(edits.indexOf(edit) + 1, edits.size()).forEach(left -> say(left, "not " + left.done()));
                sum(written);
                throw trouble;
            }
        }
        sum(written);
        return written == edits.size();
    }

    private void say(Edit edit, String what) {
        out.println(AllowlistPlan.shown(edit.name()) + ": " + what);
        out.flush();
    }

    /** On the other stream if this one has been closed meanwhile: the table has changed, whoever reads it. */
    private void sum(int written) {
        String sum = EditCount.of(plan.edits()).done(written);
        out.println(sum);
        if (out.checkError()) {
            err.println(Complaint.of(sum));
            err.flush();
        }
    }
}
