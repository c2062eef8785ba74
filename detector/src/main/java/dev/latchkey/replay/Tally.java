package dev.latchkey.replay;

import dev.latchkey.detection.text.Counted;

/**
 * What files gave, in numbers.
 *
 * @param leftOut files that hold no CloudTrail record at all
 * @param goOn files with an answer that names the next one
 * @param calls of operations in the table
 * @param outside those of them that lie outside the period asked for
 */
record Tally(long files, long leftOut, long goOn, long records, long calls, long outside, long malformed) {

    static final Tally NOTHING = new Tally(0, 0, 0, 0, 0, 0, 0);

    Tally plus(Tally other) {
        return new Tally(
                files + other.files,
                leftOut + other.leftOut,
                goOn + other.goOn,
                records + other.records,
                calls + other.calls,
                outside + other.outside,
                malformed + other.malformed);
    }

    String shown(long steps, boolean bounded) {
        String without = leftOut == 0 ? "" : " (" + leftOut + " without CloudTrail records left out)";
        String further = goOn == 0 ? "" : " (" + goOn + " with a NextToken: is the answer behind it there?)";
        String beyond = bounded ? " (" + outside + " outside --from/--to)" : "";
        return Counted.of(files, "file") + without + further + ", " + Counted.of(records, "record") + ", "
                + Counted.of(calls, "watched call") + beyond + ", " + Counted.of(steps, "step") + ", " + malformed
                + " malformed";
    }
}
