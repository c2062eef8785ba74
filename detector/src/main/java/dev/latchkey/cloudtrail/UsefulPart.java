package dev.latchkey.cloudtrail;

import java.util.Arrays;

/** What of a file may be of use: where its records have to be looked at, and how far they have to be walked through. */
final class UsefulPart {

    private final boolean isKnown;
    private int[] places = new int[4];
    private int number;
    private boolean inThisRecord;
    private int passed;
    private int end;
    private int records;

    private UsefulPart(boolean isKnown, int end) {
        this.isKnown = isKnown;
        this.end = end;
    }

    /** If nothing is known. */
    static UsefulPart whole(Block text) {
        return new UsefulPart(false, text.length());
    }

    /** To which places are added. */
    static UsefulPart nothing() {
        return new UsefulPart(true, 0);
    }

    /** Something of use may stand here, behind every place that was added before. One place a record is kept. */
    void add(int place) {
        end = place + 1;
        if (inThisRecord) {
            return;
        }
        if (number == places.length) {
            places = Arrays.copyOf(places, 2 * number);
        }
        places[number++] = place;
        inThisRecord = true;
    }

    /** One more record begins that has AWS's form. */
    void addRecord() {
        records++;
        inThisRecord = false;
    }

    /** Whether the places are all that there are. */
    boolean isKnown() {
        return isKnown;
    }

    /** The place behind which no record begins that is of use. */
    int end() {
        return end;
    }

    /** Those that begin anywhere in the file, as far as they have AWS's form; none if nothing is known. */
    int records() {
        return records;
    }

    /** Whether one of the places lies here; to be asked in the order of the file. */
    boolean hasIn(int begin, int behind) {
        while (passed < number && places[passed] < begin) {
            passed++;
        }
        return passed < number && places[passed] < behind;
    }
}
