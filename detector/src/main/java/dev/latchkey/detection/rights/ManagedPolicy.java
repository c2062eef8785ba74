package dev.latchkey.detection.rights;

import dev.latchkey.detection.rights.Privilege.Level;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Levels of the policies that AWS itself manages: those that are not simply limited. Reviewed over the 1,582 of
 * October 2026; {@code bench/managed-policies} holds them to the documents.
 */
public final class ManagedPolicy {

    private static final Map<String, Level> BY_NAME = folded(Map.of(
            Level.ADMIN,
            List.of("AdministratorAccess", "AWSMcpServiceActionsFullAccess"),
            Level.ESCALATION,
            List.of(
                    "AdministratorAccess-Amplify",
                    "AIDevOpsAgentActionsPolicy",
                    "AWSCodeStarServiceRole",
                    "AWSManagedAccountUserEntitlementAccess",
                    "AWSManagedSettingsAdminAccess",
                    "AWSSSODirectoryAdministrator",
                    "AWSSSOMasterAccountAdministrator",
                    "AWSSSOMemberAccountAdministrator",
                    "IAMFullAccess",
                    "PowerUserAccess"),
            Level.UNKNOWN,
            List.of("SageMakerStudioUserIAMPermissiveExecutionPolicy"),
            Level.SELF_SERVICE,
            List.of("IAMSelfManageServiceSpecificCredentials", "IAMUserChangePassword", "IAMUserSSHKeys"),
            Level.NONE,
            List.of("AWSDenyAll")));

    /** AWS publishes each new version of these under a longer name. */
    private static final Map<String, Level> BY_BEGINNING = folded(Map.of(
            Level.ESCALATION, List.of("AWSOpsWorksRegisterCLI"), Level.NONE, List.of("AWSCompromisedKeyQuarantine")));

    private static final Pattern AWS_MANAGED = Pattern.compile("arn:[\\w-]+:iam::aws:policy/(?:[^/]+/)*([^/]+)");

    private static final String WHY = "AWS managed policy";

    private ManagedPolicy() {}

    public static boolean isAws(String policyArn) {
        return AWS_MANAGED.matcher(policyArn).matches();
    }

    /** Of an ARN in lower case, too; empty for a customer's. */
    public static Optional<Privilege> known(String policyArn) {
        return Optional.of(policyArn).filter(ManagedPolicy::isAws).map(ManagedPolicy::privilegeOf);
    }

    /** A customer's policy is unknown until its document is seen or looked up. */
    public static Privilege privilegeOf(String policyArn) {
        var awsManaged = AWS_MANAGED.matcher(policyArn);
        if (!awsManaged.matches()) {
            return Privilege.of(Level.UNKNOWN, "the document of a customer policy is not known");
        }
        String policy = awsManaged.group(1);
        return Privilege.whole(level(policy.toLowerCase(Locale.ROOT)), ManagedPolicyHalves.of(policy), WHY);
    }

    private static Level level(String policy) {
        return Optional.ofNullable(BY_NAME.get(policy))
                .or(() -> BY_BEGINNING.keySet().stream()
                        .filter(policy::startsWith)
                        .map(BY_BEGINNING::get)
                        .findFirst())
                .orElse(Level.LIMITED);
    }

    private static Map<String, Level> folded(Map<Level, List<String>> policies) {
        Map<String, Level> folded = new HashMap<>();
        policies.forEach((level, names) -> names.forEach(name -> folded.put(name.toLowerCase(Locale.ROOT), level)));
        return Map.copyOf(folded);
    }
}
