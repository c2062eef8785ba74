package dev.latchkey.detection.text;

/** A number of things as people write it. */
public final class Counted {

    private Counted() {}

    /** Such as {@code 1 entry}, {@code 2 entries}, {@code 2 days}. */
    public static String of(long number, String one) {
        return number + " " + (number == 1 ? one : several(one));
    }

    private static String several(String one) {
        return one.matches(".*[^aeiou]y") ? one.substring(0, one.length() - 1) + "ies" : one + "s";
    }
}
