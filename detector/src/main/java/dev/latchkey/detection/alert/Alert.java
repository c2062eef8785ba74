package dev.latchkey.detection.alert;

/** A finding on its way to people. */
public record Alert(Finding finding, Activity activity) {

    /** OCSF's activities of a finding: told for the first time, or told again because it rose. */
    public enum Activity {
        CREATE(1, "Create"),
        UPDATE(2, "Update");

        private final int ocsfId;
        private final String shown;

        Activity(int ocsfId, String shown) {
            this.ocsfId = ocsfId;
            this.shown = shown;
        }

        public int ocsfId() {
            return ocsfId;
        }

        public String shown() {
            return shown;
        }
    }
}
