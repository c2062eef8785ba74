package dev.latchkey.detection.alert;

import dev.latchkey.detection.text.PlainText;
import java.util.List;

/** What else is known of the identity of a finding at the moment at which people are told of it. */
public interface IdentityContext {

    /** Nobody asks. */
    IdentityContext NOT_ASKED = finding -> List.of();

    /** @return what is there to say, a failure to find out among it; little enough for an alert */
    List<Remark> of(Finding finding);

    /**
     * @param about what it is about, in our own words
     * @param text as whoever was asked says it, and so as hostile as a record
     */
    record Remark(String about, String text) {

        private static final String NOT_ASKED = "IAM could not be asked";

        public static Remark notAsked(String why) {
            return new Remark(NOT_ASKED, why);
        }

        public boolean isOfFailure() {
            return about.equals(NOT_ASKED);
        }

        /** In one line, for people. */
        public String shown() {
            return about + ": " + PlainText.of(text);
        }
    }
}
