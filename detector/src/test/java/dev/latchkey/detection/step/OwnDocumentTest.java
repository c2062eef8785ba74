package dev.latchkey.detection.step;

import static dev.latchkey.detection.Calls.allow;
import static dev.latchkey.detection.Calls.allowing;
import static dev.latchkey.detection.Calls.answered;
import static dev.latchkey.detection.Calls.call;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.call.PolicyDocument;
import dev.latchkey.detection.call.PolicyDocument.Statement;
import dev.latchkey.detection.rights.PolicyLevel;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.subject.Subject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may change his own rights is powerful, also if the document calls him by his name. */
class OwnDocumentTest {

    private static final Subject APP = new Subject.Role("aws", Cast.HOME, "App");
    private static final String POLICY = "arn:aws:iam::111122223333:policy/team/Own";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:iam::111122223333:role/App",
                "arn:aws:iam::111122223333:role/team/App",
                "arn:aws:iam::*:role/App",
                "arn:aws:iam::111122223333:role/A*",
            })
    void a_role_that_may_write_its_own_rights_is_powerful_however_it_is_named(String resource) {
        assertThat(levelOf(APP, "iam:PutRolePolicy", resource)).isEqualTo(Level.ESCALATION);
        assertThat(levelOf(APP, "iam:Attach*", "arn:aws:s3:::bucket", resource)).isEqualTo(Level.ESCALATION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:iam::111122223333:role/App2",
                "arn:aws:iam::111122223333:role/Ap",
                "arn:aws:iam::111122223333:role/Bob*",
                "arn:aws:iam::111122223333:user/App",
                "arn:aws:iam::444455556666:role/App",
                "arn:aws-cn:iam::111122223333:role/App",
            })
    void one_that_may_write_anothers_is_limited(String resource) {
        assertThat(levelOf(APP, "iam:PutRolePolicy", resource)).isEqualTo(Level.LIMITED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"iam:GetRole", "iam:UpdateAssumeRolePolicy", "iam:PutUserPolicy", "iam:TagRole"})
    void what_gives_a_role_no_more_than_it_has_is_limited_on_itself(String action) {
        assertThat(levelOf(APP, action, "arn:aws:iam::111122223333:role/App")).isEqualTo(Level.LIMITED);
    }

    @ParameterizedTest
    @CsvSource({
        "USER, user, iam:PutUserPolicy, ESCALATION",
        "USER, user, iam:CreateAccessKey, LIMITED",
        "GROUP, group, iam:AttachGroupPolicy, ESCALATION",
        "GROUP, group, iam:AddUserToGroup, LIMITED"
    })
    void users_and_groups_have_actions_of_their_own(Subject.Kind kind, String of, String action, Level level) {
        Subject holder = Subject.ofKey(kind + "#aws#111122223333#bob");
        assertThat(levelOf(holder, action, "arn:aws:iam::111122223333:%s/bob".formatted(of)))
                .isEqualTo(level);
    }

    @Test
    void everything_but_oneself_is_others_and_everything_but_all_of_them_is_nobody() {
        assertThat(allBut("arn:aws:iam::111122223333:role/App")).isEqualTo(Level.ESCALATION);
        assertThat(allBut("arn:aws:iam::*:*")).isEqualTo(Level.LIMITED);
    }

    @Test
    void a_policy_that_lets_its_holder_rewrite_it_is_powerful_and_another_is_not() {
        assertThat(created(allow("iam:CreatePolicyVersion", POLICY))).isEqualTo(Level.ESCALATION);
        assertThat(created(allow("iam:GetPolicyVersion", POLICY))).isEqualTo(Level.LIMITED);
        assertThat(created(allow("iam:CreatePolicyVersion", POLICY + "2"))).isEqualTo(Level.LIMITED);
    }

    @Test
    void the_call_that_gives_the_document_says_whose_it_is() {
        PolicyDocument own = allow("iam:PutRolePolicy", "arn:aws:iam::111122223333:role/App");
        ApiCall put = call(Operation.PUT_ROLE_POLICY, "roleName", "App", "policyName", "p");
        assertThat(granted(allowing(own, put))).isEqualTo(Level.ESCALATION);
        ApiCall other = call(Operation.PUT_ROLE_POLICY, "roleName", "Other", "policyName", "p");
        assertThat(granted(allowing(own, other))).isEqualTo(Level.LIMITED);
    }

    private static Level levelOf(Subject holder, String action, String... resources) {
        return PolicyLevel.of(allow(action, resources), holder).level();
    }

    private static Level allBut(String... resources) {
        Statement all = new Statement(true, List.of("iam:PutRolePolicy"), false, List.of(resources), true, false);
        return PolicyLevel.of(new PolicyDocument(List.of(all)), APP).level();
    }

    private static Level created(PolicyDocument document) {
        return ((Fact.Defined) only(answered("policy.arn", POLICY, allowing(document, call(Operation.CREATE_POLICY))))
                        .fact())
                .privilege()
                .level();
    }

    private static Level granted(ApiCall call) {
        return ((Fact.Granted) only(call).fact()).privilege().level();
    }

    private static Step only(ApiCall call) {
        List<Step> steps = Step.of(call);
        assertThat(steps).hasSize(1);
        return steps.get(0);
    }
}
