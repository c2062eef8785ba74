package dev.latchkey.detection.rights;

import dev.latchkey.detection.rights.Privilege.Level;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Levels of the policies that AWS itself manages: those that are not simply limited. Reviewed over the 1,582 of
 * October 2026; {@code bench/managed-policies} holds them to the documents.
 */
public enum ManagedPolicy {
    ADMINISTRATOR("AdministratorAccess", Level.ADMIN),
    MCP_ACTIONS("AWSMcpServiceActionsFullAccess", Level.ADMIN),
    POWER_USER("PowerUserAccess", Level.ESCALATION),
    IAM_FULL("IAMFullAccess", Level.ESCALATION),
    AMPLIFY("AdministratorAccess-Amplify", Level.ESCALATION),
    IDENTITY_CENTER("AWSSSO(?:(?:Master|Member)Account|Directory)Administrator", Level.ESCALATION),
    OPSWORKS_CLI("AWSOpsWorksRegisterCLI\\w*", Level.ESCALATION),
    DEVOPS_AGENT("AIDevOpsAgentActionsPolicy", Level.ESCALATION),
    MANAGED_ACCOUNTS("AWSManaged(?:AccountUserEntitlementAccess|SettingsAdminAccess)", Level.ESCALATION),
    CODE_STAR("AWSCodeStarServiceRole", Level.ESCALATION),
    STUDIO_ASSUMES("SageMakerStudioUserIAMPermissiveExecutionPolicy", Level.UNKNOWN),
    OWN_PASSWORD("IAMUserChangePassword", Level.SELF_SERVICE),
    OWN_SSH_KEYS("IAMUserSSHKeys", Level.SELF_SERVICE),
    OWN_SERVICE_CREDENTIALS("IAMSelfManageServiceSpecificCredentials", Level.SELF_SERVICE),
    QUARANTINE("AWSCompromisedKeyQuarantine\\w*", Level.NONE),
    DENY_ALL("AWSDenyAll", Level.NONE);

    private static final Pattern AWS_MANAGED = Pattern.compile("arn:[\\w-]+:iam::aws:policy/(?:[^/]+/)*([^/]+)");

    private static final String WHY = "AWS managed policy";

    private final Pattern name;
    private final Level level;

    ManagedPolicy(String name, Level level) {
        this.name = Pattern.compile(name, Pattern.CASE_INSENSITIVE);
        this.level = level;
    }

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
        Level level = Arrays.stream(values())
                .filter(known -> known.name.matcher(policy).matches())
                .map(known -> known.level)
                .findFirst()
                .orElse(Level.LIMITED);
        return Privilege.whole(level, ManagedPolicyHalves.of(policy), WHY);
    }
}
