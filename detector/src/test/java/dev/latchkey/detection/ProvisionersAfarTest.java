package dev.latchkey.detection;

import static dev.latchkey.detection.Calls.allow;
import static dev.latchkey.detection.Calls.allowing;
import static dev.latchkey.detection.Calls.arn;
import static dev.latchkey.detection.Calls.at;
import static dev.latchkey.detection.Calls.by;
import static dev.latchkey.detection.Calls.call;
import static dev.latchkey.detection.Calls.defined;
import static dev.latchkey.detection.Cast.NEW_USER;
import static dev.latchkey.detection.Cast.NOON;
import static dev.latchkey.detection.Cast.SISTER;
import static dev.latchkey.detection.Cast.TERRAFORM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.allowlist.Allowlist;
import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.call.Principal;
import dev.latchkey.detection.chain.Account;
import dev.latchkey.detection.chain.InMemoryChainStore;
import dev.latchkey.detection.step.Operation;
import dev.latchkey.detection.verdict.Analytic;
import dev.latchkey.detection.verdict.InMemoryKnownCallers;
import dev.latchkey.detection.verdict.Sighting;
import dev.latchkey.detection.verdict.Trait;
import dev.latchkey.detection.verdict.Tuning;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who gives an identity something through a group, a policy or a role is known by the same. */
class ProvisionersAfarTest {

    private static final Instant LONG_AGO = NOON.minus(Tuning.DEFAULT.learning());
    private static final Principal ONBOARDING = Sessions.ofRole("onboarding", "hr");
    private static final String POLICY = arn("policy/site");
    private static final String ROLE_ELSEWHERE = "arn:aws:iam::" + SISTER + ":role/deploy";

    private final InMemoryKnownCallers callers = new InMemoryKnownCallers();
    private final Detector detector = new Detector(
            new InMemoryChainStore(), Account.NOT_ASKED, new Analytic(Tuning.DEFAULT, Allowlist.NOBODY, callers));
    private int events;

    @Test
    void whoever_keeps_groups_is_known_by_groups() {
        joins();
        seen(NOON.plusSeconds(9), TERRAFORM, ofGroup("admins", "*"));
        assertThat(strangers())
                .singleElement()
                .asString()
                .startsWith("PutGroupPolicy, ")
                .endsWith("terraform/ci");
        seen(LONG_AGO, TERRAFORM, ofGroup("readers", "s3:GetObject"));
        assertThat(strangers()).isEmpty();
    }

    @Test
    void whoever_keeps_policies_is_known_by_their_versions_and_not_by_writing_them() {
        isGiven(call(Operation.ATTACH_USER_POLICY, "userName", NEW_USER.name(), "policyArn", POLICY));
        seen(NOON.plusSeconds(9), TERRAFORM, defined(POLICY, "v2", allow("*", "*")));
        seen(LONG_AGO, TERRAFORM, defined(POLICY, "v1", allow("s3:GetObject", "*")));
        assertThat(strangers()).singleElement().asString().startsWith("CreatePolicyVersion, ");
        seen(LONG_AGO, TERRAFORM, defined(arn("policy/other"), "v2", allow("s3:GetObject", "*")));
        assertThat(strangers()).isEmpty();
    }

    @Test
    void whoever_keeps_a_role_in_another_account_is_known_there() {
        isGiven(allowing(
                allow("sts:AssumeRole", ROLE_ELSEWHERE),
                call(Operation.PUT_USER_POLICY, "userName", NEW_USER.name(), "policyName", "assume")));
        Principal theirs = ofTheSister();
        seen(LONG_AGO, theirs, inSister(call(Operation.CREATE_ROLE, "roleName", "another")));
        String admin = "arn:aws:iam::aws:policy/AdministratorAccess";
        seen(
                NOON.plusSeconds(9),
                theirs,
                inSister(call(Operation.ATTACH_ROLE_POLICY, "roleName", "deploy", "policyArn", admin)));
        assertThat(strangers()).isEmpty();
    }

    @Test
    void nobody_is_known_by_a_role_that_a_service_defines() {
        joins();
        seen(
                LONG_AGO,
                TERRAFORM,
                Calls.answered(
                        "role.roleName",
                        "AWSServiceRoleForECS",
                        call(Operation.CREATE_SERVICE_LINKED_ROLE, "aWSServiceName", "ecs.amazonaws.com")));
        seen(NOON.plusSeconds(9), TERRAFORM, ofGroup("admins", "*"));
        assertThat(strangers()).hasSize(1);
    }

    private void joins() {
        isGiven(call(Operation.ADD_USER_TO_GROUP, "userName", NEW_USER.name(), "groupName", "admins"));
    }

    /** By somebody who has long been known for it. */
    private void isGiven(ApiCall given) {
        seen(LONG_AGO, ONBOARDING, call(Operation.CREATE_USER, "userName", "another"));
        seen(NOON, ONBOARDING, call(Operation.CREATE_USER, "userName", NEW_USER.name()));
        seen(NOON.plusSeconds(1), ONBOARDING, call(Operation.CREATE_ACCESS_KEY, "userName", NEW_USER.name()));
        seen(NOON.plusSeconds(2), ONBOARDING, given);
    }

    private static ApiCall ofGroup(String group, String action) {
        return allowing(
                allow(action, "*"), call(Operation.PUT_GROUP_POLICY, "groupName", group, "policyName", "rights"));
    }

    private void seen(Instant time, Principal actor, ApiCall call) {
        ApiCall came = at("e-" + events++, time, by(actor, call));
        callers.learn(detector.remember(came).stream()
                .flatMap(step -> Sighting.in(step).stream())
                .toList());
    }

    private List<String> strangers() {
        return detector.judge(NEW_USER).verdicts().stream()
                .flatMap(verdict -> verdict.finding().stream())
                .flatMap(finding -> finding.traits().stream())
                .filter(trait -> trait.kind() == Trait.Kind.STRANGER)
                .map(Trait::fact)
                .toList();
    }

    private static Principal ofTheSister() {
        return new Principal(
                "AssumedRole",
                Optional.of("arn:aws:sts::" + SISTER + ":assumed-role/terraform/ci"),
                Optional.of("arn:aws:iam::" + SISTER + ":role/terraform"),
                Optional.of(SISTER),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static ApiCall inSister(ApiCall it) {
        return new ApiCall(
                it.eventId(),
                it.time(),
                it.eventSource(),
                it.eventName(),
                it.partition(),
                SISTER,
                it.region(),
                it.actor(),
                it.origin(),
                it.errorCode(),
                it.omitted(),
                it.values(),
                it.policy(),
                it.trust());
    }
}
