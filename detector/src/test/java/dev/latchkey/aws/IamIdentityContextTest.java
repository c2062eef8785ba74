package dev.latchkey.aws;

import static dev.latchkey.aws.IamStandIn.members;
import static dev.latchkey.detection.Cast.HOME;
import static dev.latchkey.detection.Cast.NEW_ROLE;
import static dev.latchkey.detection.Cast.NOON;
import static dev.latchkey.detection.Cast.VENDOR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.Hands;
import dev.latchkey.detection.alert.Findings;
import dev.latchkey.detection.alert.IdentityContext.Remark;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an alert says of the identity of {@link Findings}, {@code backup-svc}. */
class IamIdentityContextTest {

    private static final String BORN = "<CreateDate>2026-03-02T12:00:00Z</CreateDate>";
    private static final String BOUNDED = "<PermissionsBoundary><PermissionsBoundaryArn>arn:aws:iam::" + HOME
            + ":policy/Bound</PermissionsBoundaryArn></PermissionsBoundary>";
    private static final String TAGGED = "<Tags><member><Key>team</Key><Value>backup</Value></member></Tags>";
    private static final String POLICIES = members(
            "AttachedPolicies", Stream.of("<PolicyArn>arn:aws:iam::aws:policy/AdministratorAccess</PolicyArn>"));

    private final IamStandIn iam = new IamStandIn();
    private final BoundedIam bounded = new BoundedIam(iam.client(), new Hands());
    private final IamIdentityContext context = new IamIdentityContext(bounded, new OwnAccount("aws", HOME));

    @AfterEach
    void closeIam() {
        iam.close();
    }

    @Test
    void of_a_user_its_keys_and_their_last_use_groups_boundary_and_tags_are_told() {
        iam.says("GetUser?UserName=backup-svc", "<User>" + BORN + BOUNDED + TAGGED + "</User>");
        key();
        iam.says(
                "GetAccessKeyLastUsed?AccessKeyId=AKIAIOSFODNN7EXAMPLE",
                "<AccessKeyLastUsed><LastUsedDate>2026-03-02T12:05:00Z</LastUsedDate><ServiceName>s3</ServiceName>"
                        + "<Region>eu-west-1</Region></AccessKeyLastUsed>");
        iam.says("ListGroupsForUser?UserName=backup-svc", members("Groups", Stream.of("<GroupName>Ops</GroupName>")));
        iam.says("ListAttachedUserPolicies?UserName=backup-svc", POLICIES);
        assertThat(shown())
                .containsExactly(
                        "still there: created 2026-03-02T12:00:00Z",
                        "permissions boundary: arn:aws:iam::" + HOME + ":policy/Bound",
                        "tags: team=backup",
                        "access key: AKIAIOSFODNN7EXAMPLE, Active, last used 2026-03-02T12:05:00Z for s3 in eu-west-1",
                        "groups: Ops",
                        "policies attached: arn:aws:iam::aws:policy/AdministratorAccess");
    }

    @Test
    void a_user_who_is_gone_is_asked_for_nothing_more() {
        assertThat(shown()).containsExactly("no longer there: IAM knows nobody of that name and kind");
        assertThat(iam.calls).hasSize(1);
    }

    @Test
    void who_was_made_under_its_name_afterwards_is_somebody_else_and_not_described() {
        iam.says("GetUser?UserName=backup-svc", "<User><CreateDate>2026-03-02T12:01:01Z</CreateDate></User>");
        assertThat(shown())
                .containsExactly("no longer there: another of its name is, created 2026-03-02T12:01:01Z,"
                        + " after what this alert is about began");
        assertThat(iam.calls).hasSize(1);
    }

    @Test
    void clocks_that_differ_by_a_minute_make_nobody_else_of_it() {
        iam.says("GetUser?UserName=backup-svc", "<User><CreateDate>2026-03-02T12:01:00Z</CreateDate></User>");
        assertThat(shown()).startsWith("still there: created 2026-03-02T12:01:00Z");
    }

    @Test
    void what_may_not_be_asked_is_said_and_the_rest_is_told_all_the_same() {
        iam.refuses("GetUser?UserName=backup-svc", 403, "AccessDenied");
        key();
        iam.refuses("GetAccessKeyLastUsed?AccessKeyId=AKIAIOSFODNN7EXAMPLE", 403, "AccessDenied");
        iam.refuses("ListGroupsForUser?UserName=backup-svc", 400, "Throttling");
        iam.says("ListAttachedUserPolicies?UserName=backup-svc", POLICIES);
        assertThat(shown())
                .containsExactly(
                        "IAM could not be asked: AccessDenied (GetUser)",
                        "access key: AKIAIOSFODNN7EXAMPLE, Active, last use not known: AccessDenied"
                                + " (GetAccessKeyLastUsed)",
                        "IAM could not be asked: Throttling (ListGroupsForUser)",
                        "policies attached: arn:aws:iam::aws:policy/AdministratorAccess");
    }

    @Test
    void of_a_role_its_last_use_is_told() {
        iam.says(
                "GetRole?RoleName=deploy",
                "<Role>" + BORN
                        + "<RoleLastUsed><LastUsedDate>2026-03-02T13:00:00Z</LastUsedDate></RoleLastUsed></Role>");
        iam.says("ListAttachedRolePolicies?RoleName=deploy", POLICIES);
        List<Remark> remarks = context.of(Findings.of(Cast.opened(NEW_ROLE, "e-1", NOON, Cast.THE_VENDOR)));
        assertThat(remarks)
                .extracting(Remark::shown)
                .contains("still there: created 2026-03-02T12:00:00Z", "last used: 2026-03-02T13:00:00Z");
    }

    @Test
    void what_does_not_fit_into_the_line_is_counted() {
        iam.says("GetUser?UserName=backup-svc", "<User>" + BORN + "</User>");
        Stream<String> policies = IntStream.range(0, 10)
                .mapToObj(number -> "<PolicyArn>arn:aws:iam::111122223333:policy/team-policy-number-%02d</PolicyArn>"
                        .formatted(number));
        iam.says("ListAttachedUserPolicies?UserName=backup-svc", members("AttachedPolicies", policies));
        assertThat(shown())
                .last()
                .asString()
                .startsWith("policies attached: arn:aws:iam::111122223333:policy/team-policy-number-00, ")
                .endsWith("number-03, and 6 more");
    }

    @Test
    void in_another_account_nothing_is_asked_and_that_is_said() {
        IamIdentityContext elsewhere = new IamIdentityContext(bounded, new OwnAccount("aws", VENDOR));
        assertThat(elsewhere.of(Findings.HIGH))
                .extracting(Remark::shown)
                .containsExactly("IAM could not be asked: it is in account " + HOME
                        + ", and Latchkey asks only in its own, " + VENDOR);
        assertThat(iam.calls).isEmpty();
    }

    private void key() {
        iam.says(
                "ListAccessKeys?UserName=backup-svc",
                members(
                        "AccessKeyMetadata",
                        Stream.of("<AccessKeyId>AKIAIOSFODNN7EXAMPLE</AccessKeyId><Status>Active</Status>")));
    }

    private List<String> shown() {
        return context.of(Findings.HIGH).stream().map(Remark::shown).toList();
    }
}
