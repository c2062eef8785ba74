package dev.latchkey.cloudtrail;

/**
 * How far a file has to be walked through record by record.
 *
 * @param end the place behind which no record begins that is of use
 * @param records that begin anywhere in the file, as far as they have AWS's form
 */
record UsefulPart(int end, int records) {

    /** If nothing is known. */
    static UsefulPart whole(Block text) {
        return new UsefulPart(text.length(), 0);
    }
}
