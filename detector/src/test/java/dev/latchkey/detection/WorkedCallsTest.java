package dev.latchkey.detection;

import static dev.latchkey.detection.Calls.allow;
import static dev.latchkey.detection.Calls.allowing;
import static dev.latchkey.detection.Calls.by;
import static dev.latchkey.detection.Calls.call;
import static dev.latchkey.detection.Calls.deny;
import static dev.latchkey.detection.Calls.trusting;
import static dev.latchkey.detection.History.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.alert.Finding;
import dev.latchkey.detection.allowlist.Allowlist;
import dev.latchkey.detection.allowlist.AllowlistEntry;
import dev.latchkey.detection.allowlist.EntryAttributes;
import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.call.Principal;
import dev.latchkey.detection.call.TrustDocument.Kind;
import dev.latchkey.detection.call.TrustDocument.Trusted;
import dev.latchkey.detection.step.Operation;
import dev.latchkey.detection.verdict.Assessment;
import dev.latchkey.detection.verdict.Severity;
import dev.latchkey.detection.verdict.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The examples of the page's section 9 that need more than the steps of one identity; the numbers are the page's. */
class WorkedCallsTest {

    private static final String READ_ONLY = "arn:aws:iam::aws:policy/ReadOnlyAccess";
    private static final Trusted CLOUDFORMATION =
            new Trusted(Kind.SERVICE, "cloudformation.amazonaws.com", false, false);
    private static final Trusted STRANGER = new Trusted(Kind.AWS, Cast.VENDOR, false, false);

    private final History history = new History();

    @Test
    void example_3_the_role_that_terraform_makes_for_lambda_is_informational() {
        history.then(0, by(Cast.TERRAFORM, role("worker", Cast.LAMBDA)))
                .then(0, by(Cast.TERRAFORM, attached("worker", "service-role/AWSLambdaBasicExecutionRole")));
        assertThat(history.found(History.role("worker"))).containsExactly("NEW_ROLE INFORMATIONAL");
    }

    @Test
    void example_4_of_the_roles_of_cdk_bootstrap_the_administrator_is_low_and_the_others_informational() {
        Trusted home = Cast.principalOf(Cast.HOME);
        history.then(
                0,
                role("cdk-deploy", home),
                role("cdk-lookup", home),
                role("cdk-file-publishing", home),
                role("cdk-image-publishing", home),
                role("cdk-exec", CLOUDFORMATION),
                attached("cdk-lookup", "ReadOnlyAccess"),
                attached("cdk-exec", "AdministratorAccess"));
        assertThat(List.of("cdk-deploy", "cdk-lookup", "cdk-file-publishing", "cdk-image-publishing"))
                .allSatisfy(name ->
                        assertThat(history.found(History.role(name))).containsExactly("NEW_ROLE INFORMATIONAL"));
        assertThat(history.found(History.role("cdk-exec"))).containsExactly("NEW_ROLE_ADMIN LOW");
    }

    @Test
    void example_5_a_colleague_who_is_onboarded_by_a_group_is_medium_unless_approved() {
        history.then(0, call(Operation.CREATE_GROUP, "groupName", "readers"))
                .then(0, call(Operation.ATTACH_GROUP_POLICY, "groupName", "readers", "policyArn", READ_ONLY))
                .then(9_000, call(Operation.CREATE_USER, "userName", "heidi"))
                .then(9_001, call(Operation.ADD_USER_TO_GROUP, "userName", "heidi", "groupName", "readers"))
                .then(9_002, call(Operation.CREATE_LOGIN_PROFILE, "userName", "heidi"));
        List<Finding> findings = history.findings(user("heidi"));
        assertThat(findings).extracting(Finding::severity).containsExactly(Severity.MEDIUM);
        assertThat(findings.get(0).stretch().privilege().level().name()).isEqualTo("LIMITED");
    }

    @Test
    void example_5_nothing_with_an_entry_that_allows_credentials_and_medium_with_one_that_does_not() {
        Principal carol = Sessions.ofRole("people-ops", "carol");
        history.then(0, call(Operation.CREATE_GROUP, "groupName", "readers"))
                .then(0, call(Operation.ATTACH_GROUP_POLICY, "groupName", "readers", "policyArn", READ_ONLY))
                .then(9_000, by(carol, call(Operation.CREATE_USER, "userName", "heidi")))
                .then(9_001, by(carol, call(Operation.ADD_USER_TO_GROUP, "userName", "heidi", "groupName", "readers")))
                .then(9_002, by(carol, call(Operation.CREATE_LOGIN_PROFILE, "userName", "heidi")));
        assertThat(history.judged(user("heidi"), peopleOps("CREATION", "GRANT", "CREDENTIAL")))
                .hasSize(1)
                .allSatisfy(verdict -> assertThat(verdict).isInstanceOf(Verdict.Approved.class));
        assertThat(history.judged(user("heidi"), peopleOps("CREATION", "GRANT")))
                .flatExtracting(verdict -> verdict.finding().stream().toList())
                .extracting(Assessment::severity)
                .containsExactly(Severity.HIGH);
    }

    @Test
    void example_7_an_existing_administrator_role_opened_to_an_unknown_account_is_high_by_that_single_step() {
        history.then(0, role("ops", Cast.LAMBDA), attached("ops", "AdministratorAccess"))
                .then(
                        60 * 24 * 20,
                        trusting(List.of(STRANGER), call(Operation.UPDATE_ASSUME_ROLE_POLICY, "roleName", "ops")));
        assertThat(history.found(History.role("ops")))
                .containsExactly("NEW_ROLE_ADMIN LOW", "ROLE_OPENED_POWERFUL HIGH");
        assertThat(history.findings(History.role("ops")).get(1).stretch().steps())
                .hasSize(1);
    }

    @Test
    void example_8_a_user_who_grants_himself_everything_and_makes_a_key_that_names_nobody_is_high() {
        Principal frank = Cast.user("frank");
        ApiCall grant =
                allowing(allow("*", "*"), call(Operation.PUT_USER_POLICY, "userName", "frank", "policyName", "all"));
        history.then(0, by(frank, grant)).then(4, by(frank, call(Operation.CREATE_ACCESS_KEY)));
        assertThat(history.found(user("frank"))).containsExactly("SELF_GRANTED_KEYED HIGH");
    }

    @Test
    void example_8_by_a_federated_session_of_the_user_is_his_own_doing_too() {
        Principal session = Sessions.ofUser("frank", "console");
        ApiCall grant =
                allowing(allow("*", "*"), call(Operation.PUT_USER_POLICY, "userName", "frank", "policyName", "all"));
        history.then(0, by(session, grant))
                .then(4, by(session, call(Operation.CREATE_ACCESS_KEY, "userName", "frank")));
        assertThat(history.found(user("frank"))).containsExactly("SELF_GRANTED_KEYED HIGH");
    }

    @Test
    void example_9_a_service_role_delivered_twice_by_two_trails_is_one_row_below_low() {
        ApiCall made = Calls.at("e-1", Cast.NOON, role("console-role", Cast.LAMBDA));
        Detector twice = history.detector();
        twice.remember(made);
        twice.remember(made);
        assertThat(history.found(History.role("console-role"))).containsExactly("NEW_ROLE INFORMATIONAL");
        assertThat(history.findings(History.role("console-role"))
                        .get(0)
                        .stretch()
                        .steps())
                .hasSize(2);
    }

    @Test
    void example_10_a_quarantine_by_aws_and_a_deny_of_everything_by_a_responder_are_no_grant() {
        Principal aws = new Principal(
                "AWSService",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("iam.amazonaws.com"),
                Optional.empty(),
                Optional.empty());
        String quarantine = "arn:aws:iam::aws:policy/AWSCompromisedKeyQuarantineV3";
        history.then(0, call(Operation.CREATE_ACCESS_KEY, "userName", "olga"))
                .then(1, by(aws, call(Operation.ATTACH_USER_POLICY, "userName", "olga", "policyArn", quarantine)))
                .then(
                        2,
                        allowing(
                                deny("*", "*"),
                                call(Operation.PUT_USER_POLICY, "userName", "olga", "policyName", "deny")));
        assertThat(history.found(user("olga"))).isEmpty();
    }

    private static Allowlist peopleOps(String... stages) {
        String principal = "arn:aws:iam::" + Cast.HOME + ":role/people-ops";
        AllowlistEntry entry = EntryAttributes.entry(Map.of("principal", principal, "stages", List.of(stages)));
        return () -> new Allowlist.Entries(List.of(entry), List.of());
    }

    private static ApiCall role(String name, Trusted trusted) {
        return trusting(List.of(trusted), call(Operation.CREATE_ROLE, "roleName", name));
    }

    private static ApiCall attached(String role, String policy) {
        String arn = "arn:aws:iam::aws:policy/" + policy;
        return call(Operation.ATTACH_ROLE_POLICY, "roleName", role, "policyArn", arn);
    }
}
