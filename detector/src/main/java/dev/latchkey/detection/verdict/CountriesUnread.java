package dev.latchkey.detection.verdict;

/** The country database could not be read; the message says why, in words that go on where its name stands. */
public final class CountriesUnread extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CountriesUnread(String why, Throwable cause) {
        super(why, cause);
    }
}
