package dev.latchkey.allowlist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.cli.Run;
import dev.latchkey.replay.Delivered;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said of a chain. */
class ExplainCommandTest extends ExplainCase {

    @Test
    void the_first_line_is_the_answer_and_each_step_has_its_table() {
        Run run = explain(FINDING, OUT_OF_BOUNDS);
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .startsWith("NOT APPROVED: no entry covers 1 of 3 steps of new IAM user app-control; the first is"
                        + " AttachUserPolicy by arn:aws:iam::111122223333:role/ci/terraform-deploy: entry terraform"
                        + " comes nearest, and fails by maxPrivilege.\n")
                .containsSubsequence(
                        "STEP 1 of 3  2026-03-19 16:01:02 UTC  CreateUser for app-control",
                        "terraform                 yes",
                        "STEP 2 of 3",
                        "terraform                 no       maxPrivilege: at most LIMITED, and ADMIN was granted",
                        "To cover it, entry terraform would need\n    maxPrivilege: ADMIN\n      WIDE: ",
                        "STEP 3 of 3",
                        "WHAT REMAINS\n  an approved provisioner out of bounds makes it worse: AttachUserPolicy",
                        "IF IT WAS EXPECTED\n  Fill in owner and reason");
    }

    @Test
    void a_call_that_makes_no_finding_needs_no_approval() throws IOException {
        String creation = Delivered.records().get(2);
        Path file = new Delivered(folder).lines("grant.jsonl", List.of(creation));
        Run run = Run.latchkey("allowlist", "explain", eventId(creation), file.toString());
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("NOTHING TO APPROVE: ").contains("svc-backup");
    }

    @Test
    void behind_cloudformation_the_person_is_hidden_and_looked_up() throws IOException {
        Path stack = Path.of("../events/malicious/through-cloudformation/events.jsonl");
        assertThat(Run.latchkey("allowlist", "explain", eventId(Files.readString(stack)), stack.toString())
                        .out())
                .containsSubsequence(
                        "WHAT REMAINS",
                        "its service role hides the person, and an allowlist entry for that role",
                        "aws cloudtrail lookup-events");
    }

    @Test
    void wrong_usage_is_exit_code_2() {
        assertThat(Run.latchkey("allowlist", "explain").exitCode()).isEqualTo(2);
        assertThat(Run.latchkey("allowlist", "explain", FINDING).exitCode()).isEqualTo(2);
        assertThat(Run.latchkey("allowlist", "explain", FINDING, "missing").err())
                .contains("no such file or folder: missing");
    }
}
