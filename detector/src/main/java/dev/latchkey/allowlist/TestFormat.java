package dev.latchkey.allowlist;

import dev.latchkey.detection.review.EntryUseWords;
import dev.latchkey.detection.text.Counted;
import dev.latchkey.detection.text.PlainText;
import dev.latchkey.terminal.Words;
import java.io.PrintWriter;

/** How it is printed what an allowlist did. */
public enum TestFormat {
    TEXT {
        @Override
        void print(Tested tested, PrintWriter out, PrintWriter err) {
            tested.uses()
                    .forEach(use -> out.println(PlainText.unlinked(String.join("\n", EntryUseWords.of(use))) + "\n"));
            unreadable(tested, out);
            out.println(total(tested));
        }
    },
    CSV {
        @Override
        void print(Tested tested, PrintWriter out, PrintWriter err) {
            out.print(TestedCsv.of(tested));
            unreadable(tested, err);
            err.println(total(tested));
        }
    },
    JSON {
        @Override
        void print(Tested tested, PrintWriter out, PrintWriter err) {
            out.print(TestedJson.of(tested));
        }
    };

    static final class Formats extends Words<TestFormat> {
        Formats() {
            super(TestFormat.class);
        }
    }

    private static final int LONGEST_PROBLEM = 512;

    /** @param err for what has no place in rows */
    abstract void print(Tested tested, PrintWriter out, PrintWriter err);

    private static void unreadable(Tested tested, PrintWriter to) {
        tested.problems()
                .forEach(problem ->
                        to.println("Cannot be read, and approves nothing: " + PlainText.of(problem, LONGEST_PROBLEM)));
    }

    private static String total(Tested tested) {
        String worse =
                tested.worse() == 0 ? "" : ", " + tested.worse() + " of them made worse by a provisioner out of bounds";
        return "Total: " + Counted.of(tested.approved(), "chain") + " approved, " + Counted.of(tested.saved(), "alert")
                + " of Medium or more saved, " + tested.left() + " left" + worse + ".";
    }
}
