package dev.latchkey.detection.response;

import dev.latchkey.detection.call.HomeRegion;
import dev.latchkey.detection.subject.Subject;

/** Who can act as root, which not every partition lets people sign in as. */
public enum RootAccess {
    CONSOLE("whoever can sign in as root", "sign in as root, then:", "If not, signed in as root: "),
    /**
     * By a key alone.
     *
     * @see <a href="https://docs.aws.amazon.com/govcloud-us/latest/UserGuide/govcloud-account-root-user.html">Root in
     *     GovCloud</a>
     */
    KEY(
            "whoever has a key of root",
            "with a key of root, as nobody signs in as root in GovCloud (docs/runbook.md says how to get one):",
            "If not, with a key of root: "),
    /**
     * All users are IAM's.
     *
     * @see <a href="https://docs.amazonaws.cn/en_us/aws/latest/userguide/iam.html">IAM in China</a>
     */
    NOBODY(
            "AWS's support, as nobody has credentials of root in China,",
            "nobody has credentials of root in China, so have AWS's support do this:",
            "If not, by AWS's support: ");

    private final String who;
    private final String how;
    private final String ifNot;

    RootAccess(String who, String how, String ifNot) {
        this.who = who;
        this.how = how;
        this.ifNot = ifNot;
    }

    /** Of partitions that nobody outside can read about it is taken that they are as most. */
    public static RootAccess of(Subject subject) {
        return HomeRegion.of(subject.partition())
                .map(home -> switch (home) {
                    case COMMERCIAL -> CONSOLE;
                    case GOV_CLOUD -> KEY;
                    case CHINA -> NOBODY;
                })
                .orElse(CONSOLE);
    }

    /** Whom to ask what root has done. */
    String who() {
        return who;
    }

    /** In what capacity the commands are run that name no user. */
    String how() {
        return how;
    }

    /** The same where one command stands by itself. */
    public String ifNot() {
        return ifNot;
    }
}
