package dev.latchkey.detection.rights;

import dev.latchkey.detection.call.PolicyDocument.Statement;
import java.util.Locale;
import java.util.Set;

/**
 * What goes with self-service and by itself is none: the account's read-outs and the second factors that AWS's own
 * examples allow beside what is bound to oneself (IAM User Guide, "Allows IAM users to manage their own credentials on
 * the Security credentials page" and "Allows IAM users to self-manage an MFA device").
 */
final class SelfService {

    private static final Set<String> READ_OUTS = Set.of(
            "iam:getaccountpasswordpolicy",
            "iam:getaccountsummary",
            "iam:listaccountaliases",
            "iam:listusers",
            "iam:listvirtualmfadevices");

    private SelfService() {}

    static boolean goesWith(Statement it) {
        boolean readsOut = !it.exceptActions()
                && it.actions().stream().allMatch(action -> READ_OUTS.contains(action.toLowerCase(Locale.ROOT)));
        boolean onSecondFactors = !it.exceptResources()
                && !EscalationActions.isAnyOnOneself(it)
                && it.resources().stream().allMatch(resource -> new Resource(resource).isSecondFactor());
        return readsOut || onSecondFactors;
    }
}
