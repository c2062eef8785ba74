package dev.latchkey.report;

import java.util.List;

/** Rows of a table, as many as a page can bear, and how many there are in all. */
record Rows(List<Listed> shown, int all) {

    Rows {
        shown = List.copyOf(shown);
    }

    static Rows of(List<Listed> all, int most) {
        return new Rows(all.stream().limit(most).toList(), all.size());
    }

    int leftOut() {
        return all - shown.size();
    }
}
