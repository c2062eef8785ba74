package dev.latchkey.detection.alert;

import dev.latchkey.detection.alert.IdentityContext.Remark;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A finding on its way to people.
 *
 * @param supersedes the uids of findings told before the creation had arrived, each of which is told closed
 * @param context what IAM says of the identity as the alert goes out
 */
public record Alert(Finding finding, Activity activity, List<String> supersedes, List<Remark> context) {

    public Alert {
        supersedes = List.copyOf(supersedes);
        context = List.copyOf(context);
    }

    public Alert(Finding finding, Activity activity) {
        this(finding, activity, List.of(), List.of());
    }

    /**
     * Of a superseded finding, which is told for the last time whatever the claim to tell it says.
     *
     * @param toldBefore whether it was told under an earlier name of the identity
     */
    static Alert of(FindingLog.Claim claim, boolean toldBefore, Collection<String> supersedes) {
        Activity activity = claim.activity();
        if (claim.finding().supersededBy().isPresent()) {
            activity = Activity.CLOSE;
        } else if (activity == Activity.CREATE && toldBefore) {
            activity = claim.finding().isUndone() ? Activity.UNDONE : Activity.RENAMED;
        }
        return new Alert(claim.finding(), activity, List.copyOf(supersedes), List.of());
    }

    Alert with(List<Remark> remarks) {
        return new Alert(finding, activity, supersedes, remarks);
    }

    /**
     * OCSF's activities of a finding, and why it is told again: because it grew, because it was stopped in vain, or
     * because what was told names an identity that is called otherwise now.
     */
    public enum Activity {
        CREATE(1, "Create"),
        UPDATE(2, "Update"),
        UNDONE(2, "Update"),
        RENAMED(2, "Update"),
        CLOSE(3, "Close");

        private final int ocsfId;
        private final String shown;

        Activity(int ocsfId, String shown) {
            this.ocsfId = ocsfId;
            this.shown = shown;
        }

        /** @param told the rank at which it was told before, if it was */
        static Activity of(Finding finding, Optional<Long> told) {
            if (told.isEmpty()) {
                return CREATE;
            }
            return finding.isUndone() && !Finding.isUndone(told.get()) ? UNDONE : UPDATE;
        }

        public int ocsfId() {
            return ocsfId;
        }

        public String shown() {
            return shown;
        }
    }
}
