package dev.latchkey.aws;

import static dev.latchkey.aws.IamStandIn.encoded;
import static dev.latchkey.aws.IamStandIn.members;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.chain.Answer;
import dev.latchkey.detection.chain.Known;
import dev.latchkey.detection.chain.Question;
import dev.latchkey.detection.rights.Privilege;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.subject.Subject;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is asked, and what the answers mean. */
class IamLookUpTest extends IamLookUpCase {

    private static final String EVERYTHING =
            "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}";
    private static final String READING =
            "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\",\"Resource\":\"*\"}]}";
    private static final String BORN = "<CreateDate>2019-05-01T08:00:00Z</CreateDate>";

    @Test
    void of_a_policy_the_default_version_counts() {
        policy(OWN, "v4", EVERYTHING);
        Answer answer = lookUp.ask(question(Subject.Kind.POLICY, OWN));
        assertThat(answer.asked()).isEqualTo(clock.instant());
        assertThat(answer.known().since()).contains(Instant.parse("2019-05-01T08:00:00Z"));
        assertThat(level(answer.known())).isEqualTo(Level.ADMIN);
        assertThat(iam.calls).hasSize(2);
    }

    @Test
    void one_version_of_a_policy_is_asked_for_by_itself() {
        version(OWN, "v2", READING);
        assertThat(level(ask(Subject.Kind.POLICY, OWN + "#v2"))).isEqualTo(Level.LIMITED);
        assertThat(iam.calls).hasSize(1);
    }

    @Test
    void a_group_holds_what_is_attached_and_what_is_its_own_together() {
        policy(OWN, "v1", READING);
        attached("ListAttachedGroupPolicies?GroupName=Ops", "arn:aws:iam::aws:policy/ReadOnlyAccess", OWN);
        inline("Group", "Ops");
        assertThat(level(ask(Subject.Kind.GROUP, "Ops"))).isEqualTo(Level.LIMITED);
        inline("Group", "Ops", "all");
        iam.says(
                "GetGroupPolicy?GroupName=Ops&PolicyName=all",
                "<PolicyDocument>" + encoded(EVERYTHING) + "</PolicyDocument>");
        assertThat(level(ask(Subject.Kind.GROUP, "Ops"))).isEqualTo(Level.ADMIN);
    }

    @Test
    void a_user_holds_what_his_groups_hold() {
        user("svc");
        attached("ListAttachedUserPolicies?UserName=svc");
        inline("User", "svc");
        iam.says("ListGroupsForUser?UserName=svc", members("Groups", Stream.of("<GroupName>Ops</GroupName>")));
        attached("ListAttachedGroupPolicies?GroupName=Ops", "arn:aws:iam::aws:policy/IAMFullAccess");
        inline("Group", "Ops");
        assertThat(level(ask(Subject.Kind.USER, "svc"))).isEqualTo(Level.ESCALATION);
    }

    @Test
    void for_a_birth_alone_one_call_is_made() {
        user("svc");
        Known known = lookUp.ask(new Question(subject(Subject.Kind.USER, "svc"), "svc", false))
                .known();
        assertThat(known.since()).contains(Instant.parse("2019-05-01T08:00:00Z"));
        assertThat(known.privilege()).isEmpty();
        assertThat(iam.calls).containsExactly("GetUser?UserName=svc");
    }

    @Test
    void a_document_that_cannot_be_read_is_an_answer_that_tells_nothing() {
        policy(OWN, "v1", "oops");
        assertThat(ask(Subject.Kind.POLICY, OWN).privilege())
                .contains(Privilege.of(Level.UNKNOWN, "the document could not be read"));
    }

    @Test
    void a_holder_of_more_policies_than_are_asked_for_may_hold_anything() {
        attached("ListAttachedGroupPolicies?GroupName=Ops");
        inline(
                "Group",
                "Ops",
                Stream.iterate(1, it -> it + 1).limit(21).map(it -> "p" + it).toArray(String[]::new));
        Stream.iterate(1, it -> it + 1)
                .limit(21)
                .forEach(it -> iam.says(
                        "GetGroupPolicy?GroupName=Ops&PolicyName=p" + it,
                        "<PolicyDocument>" + encoded(READING) + "</PolicyDocument>"));
        assertThat(level(ask(Subject.Kind.GROUP, "Ops"))).isEqualTo(Level.UNKNOWN);
    }

    private void user(String name) {
        iam.says("GetUser?UserName=" + name, "<User><UserName>" + name + "</UserName>" + BORN + "</User>");
    }

    private void policy(String arn, String version, String document) {
        iam.says(
                "GetPolicy?PolicyArn=" + arn,
                "<Policy><DefaultVersionId>" + version + "</DefaultVersionId>" + BORN + "</Policy>");
        version(arn, version, document);
    }

    private void version(String arn, String version, String document) {
        iam.says(
                "GetPolicyVersion?PolicyArn=" + arn + "&VersionId=" + version,
                "<PolicyVersion><Document>" + encoded(document) + "</Document></PolicyVersion>");
    }

    private void attached(String call, String... arns) {
        iam.says(call, members("AttachedPolicies", Stream.of(arns).map(arn -> "<PolicyArn>" + arn + "</PolicyArn>")));
    }

    private void inline(String kind, String name, String... policies) {
        iam.says("List%1$sPolicies?%1$sName=%2$s".formatted(kind, name), members("PolicyNames", Stream.of(policies)));
    }

    private static Level level(Known known) {
        return known.privilege().orElseThrow().level();
    }
}
