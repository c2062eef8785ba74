package dev.latchkey.detection.habit;

import java.util.Comparator;

/** One thing that an entry must name to approve a chain. */
record Need(Kind kind, String value) implements Comparable<Need> {

    enum Kind {
        NETWORK("network"),
        SERVICE("through"),
        OPERATION("call"),
        RIGHTS("rights"),
        SELF_SERVICE("first credential of its own by");

        private final String shown;

        Kind(String shown) {
            this.shown = shown;
        }
    }

    private static final Comparator<Need> IN_ORDER =
            Comparator.comparing(Need::kind).thenComparing(Need::value);

    @Override
    public int compareTo(Need other) {
        return IN_ORDER.compare(this, other);
    }

    String shown() {
        return kind.shown + " " + value;
    }
}
