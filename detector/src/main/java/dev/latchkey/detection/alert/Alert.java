package dev.latchkey.detection.alert;

import dev.latchkey.detection.alert.IdentityContext.Remark;
import java.util.List;

/**
 * A finding on its way to people.
 *
 * @param context what IAM says of the identity as the alert goes out
 */
public record Alert(Finding finding, Activity activity, List<Remark> context) {

    public Alert {
        context = List.copyOf(context);
    }

    public Alert(Finding finding, Activity activity) {
        this(finding, activity, List.of());
    }

    Alert with(List<Remark> remarks) {
        return new Alert(finding, activity, remarks);
    }

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
