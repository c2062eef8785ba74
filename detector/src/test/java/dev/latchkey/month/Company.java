package dev.latchkey.month;

import java.time.LocalDate;
import java.util.List;

/** The company whose month is written: its accounts, regions, networks and people. */
final class Company {

    static final String SECURITY = "111122223333";
    static final String PRODUCTION = "444455556666";
    static final String SANDBOX = "123456789012";
    static final List<String> ACCOUNTS = List.of(SECURITY, PRODUCTION, SANDBOX);

    /** Everybody else's; documentation has no fourth number, so vendors and thieves share it. */
    static final String STRANGER = "000000000000";

    /** IAM's region; the other two have regional services only. */
    static final String HOME_REGION = "us-east-1";

    static final List<String> REGIONS = List.of(HOME_REGION, "eu-central-1", "eu-west-1");

    static final LocalDate FIRST_DAY = LocalDate.of(2026, 9, 1);
    static final int DAYS = 30;

    static final List<String> RUNNERS = List.of("192.0.2.20", "192.0.2.21");
    static final String PULUMI_RUNNER = "192.0.2.24";
    static final String VAULT_HOST = "192.0.2.40";

    static final List<String> IDENTITY_TEAM = List.of("irene", "ivan", "ines");
    static final List<String> ADMINISTRATORS = List.of("alice", "bob", "carla");
    static final List<String> DEVELOPERS = List.of("dave", "emma", "farid", "greta", "hugo", "jana", "kofi", "lena");

    private Company() {}

    static Caller identityTeam(String person) {
        return Caller.person(SECURITY, "IdentityTeam_89abcdef01234567", person);
    }

    static Caller administrator(String account, String person) {
        return Caller.person(account, "AdministratorAccess_0123456789abcdef", person);
    }

    static Caller developer(String account, String person) {
        return Caller.person(account, "DeveloperAccess_a1b2c3d4e5f60718", person);
    }

    static Caller terraform(String account, String run, String runner) {
        return Caller.role(account, "/ci/", "terraform-deploy", run)
                .from(runner)
                .with(Tool.TERRAFORM);
    }

    static Caller pulumi(String run) {
        return Caller.role(SANDBOX, "/ci/", "pulumi-deploy", run)
                .from(PULUMI_RUNNER)
                .with(Tool.PULUMI);
    }

    static Caller vault() {
        return Caller.user(PRODUCTION, "vault-secrets").from(VAULT_HOST).with(Tool.VAULT);
    }

    /** CloudFormation with a role of its own, which hides who asked for the stack. */
    static Caller stacks(String account, String role) {
        return Caller.role(account, "/", role, "AWSCloudFormation").via("cloudformation.amazonaws.com");
    }

    /** StackSets calls the session of an execution role by a UUID. */
    static Caller stackSet(String account, String role) {
        return Caller.role(account, "/", role, Ids.uuid(account + role)).via("cloudformation.amazonaws.com");
    }

    static Caller cdk(String account, String region) {
        return stacks(account, "cdk-hnb659fds-cfn-exec-role-" + account + "-" + region);
    }
}
