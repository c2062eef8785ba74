package dev.latchkey.cloudtrail;

/** Takes the JSON values of a file, one after another and as they stand. */
interface Values {

    void value(byte[] json);

    /** Of what stood here nothing can be had. */
    void unreadable(String reason);

    /** What was just given is but a part of an answer. */
    void goesOn();

    static String tooLong(int most) {
        return "longer than " + most + " bytes";
    }
}
