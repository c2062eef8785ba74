package dev.latchkey.detection.review;

import static dev.latchkey.detection.Calls.by;
import static dev.latchkey.detection.Calls.call;
import static dev.latchkey.detection.Cast.TERRAFORM;
import static dev.latchkey.detection.History.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.History;
import dev.latchkey.detection.Sessions;
import dev.latchkey.detection.allowlist.Allowlist;
import dev.latchkey.detection.allowlist.AllowlistEntry;
import dev.latchkey.detection.allowlist.EntryAttributes;
import dev.latchkey.detection.step.Operation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What lint says of an entry when it is shown what Terraform did. */
class UseReviewTest {

    private static final String ACCOUNT = "arn:aws:iam::111122223333:";

    private static final String ADMIN = "arn:aws:iam::aws:policy/AdministratorAccess";

    private final History history = new History()
            .then(0, by(TERRAFORM, call(Operation.CREATE_USER, "userName", "a")))
            .then(1, by(TERRAFORM, call(Operation.ATTACH_USER_POLICY, "userName", "a", "policyArn", ADMIN)));

    @Test
    void an_entry_that_covers_a_step_raises_no_question() {
        assertThat(remarks(Map.of())).isEmpty();
    }

    @Test
    void a_role_that_has_another_path_or_case_than_the_entry_says_is_an_error_that_names_it() {
        String said = "entry ci: it covers nothing in these logs, where principal has another path or case: write "
                + EntryAttributes.TERRAFORM;
        for (String name : List.of(
                "role/team/terraform",
                EntryAttributes.TERRAFORM.substring(ACCOUNT.length()).replace("terra", "Terra"))) {
            assertThat(remarks(Map.of("principal", ACCOUNT + name)))
                    .singleElement()
                    .satisfies(remark -> {
                        assertThat(remark.isError()).isTrue();
                        assertThat(remark.inWords()).isEqualTo(said);
                    });
        }
    }

    @Test
    void a_role_of_another_name_or_account_is_not_the_same_under_another_path() {
        List.of(
                        ACCOUNT + "role/team/terraform2",
                        "arn:aws:iam::444455556666:role/team/terraform",
                        ACCOUNT + "user/terraform")
                .forEach(principal -> assertThat(remarks(Map.of("principal", principal)))
                        .singleElement()
                        .satisfies(remark -> {
                            assertThat(remark.isError()).isFalse();
                            assertThat(remark.remedy()).startsWith("see that principal has its role's path");
                        }));
    }

    @Test
    void of_one_who_is_there_and_not_covered_lint_asks_why() {
        assertThat(remarks(Map.of("targets", "nobody"))).singleElement().satisfies(remark -> {
            assertThat(remark.isError()).isFalse();
            assertThat(remark.remedy()).startsWith("ask explain why its principal's chains are not covered");
        });
    }

    /** As a role of Identity Center is written whose region is left open. */
    @Test
    void of_one_whose_path_is_met_by_a_wildcard_and_who_is_not_covered_lint_asks_why() {
        History ofTeam = new History()
                .then(0, by(Sessions.ofRole("teams/eu/ci", "build"), call(Operation.CREATE_USER, "userName", "a")));
        AllowlistEntry entry =
                EntryAttributes.entry(Map.of("principal", ACCOUNT + "role/teams/*/ci", "targets", "nobody"));
        assertThat(UseReview.of(List.of(entry), ofTeam.judged(user("a"), Allowlist.NOBODY), List.of()))
                .singleElement()
                .satisfies(remark -> {
                    assertThat(remark.isError()).isFalse();
                    assertThat(remark.remedy()).startsWith("ask explain why its principal's chains are not covered");
                });
    }

    private List<AllowlistRemark> remarks(Map<String, ?> more) {
        AllowlistEntry entry = EntryAttributes.entry(more);
        return UseReview.of(List.of(entry), history.judged(user("a"), Allowlist.NOBODY), List.of());
    }
}
