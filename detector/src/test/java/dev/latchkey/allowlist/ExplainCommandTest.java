package dev.latchkey.allowlist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.cli.Run;
import dev.latchkey.replay.Delivered;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {

    private static final Path OUT_OF_BOUNDS = Path.of("../events/malicious/approved-pipeline-makes-an-administrator");
    private static final Path APPROVED = Path.of("../events/benign/approved-pipeline-user");
    private static final String FINDING = "3f97b65720c0254c4b5d12a730e2959a";

    @TempDir
    private Path folder = Path.of("never used: JUnit sets it");

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
    void an_event_and_the_first_8_characters_of_a_finding_name_the_same_and_7_do_not() throws IOException {
        String whole = explain(FINDING, OUT_OF_BOUNDS).out();
        assertThat(explain(eventId(OUT_OF_BOUNDS), OUT_OF_BOUNDS).out()).isEqualTo(whole);
        assertThat(explain(FINDING.substring(0, 8), OUT_OF_BOUNDS).out()).isEqualTo(whole);
        assertThat(explain(FINDING.toUpperCase(Locale.ROOT), OUT_OF_BOUNDS).out())
                .isEqualTo(whole);
        Run short7 = explain(FINDING.substring(0, 7), OUT_OF_BOUNDS);
        assertThat(short7.exitCode()).isEqualTo(1);
        assertThat(short7.err()).contains("no such event, finding, user or role in these paths: 3f97b65 (of");
    }

    @Test
    void the_name_of_an_identity_in_whatever_case_explains_it_as_its_finding_does() {
        String whole = explain(FINDING, OUT_OF_BOUNDS).out();
        assertThat(explain("app-control", OUT_OF_BOUNDS).out()).isEqualTo(whole);
        assertThat(explain("APP-Control", OUT_OF_BOUNDS).out()).isEqualTo(whole);
        assertThat(explain("app-contro", OUT_OF_BOUNDS).exitCode()).isEqualTo(1);
    }

    @Test
    void a_user_named_as_an_event_hides_that_event_from_nobody() throws IOException {
        String id = eventId(OUT_OF_BOUNDS);
        List<String> named = Delivered.records().stream()
                .map(record -> record.replace("svc-backup", id))
                .toList();
        Path user = new Delivered(folder).lines("user.jsonl", named);
        String events = OUT_OF_BOUNDS.resolve("events.jsonl").toString();
        for (String asked : List.of(id, id.toUpperCase(Locale.ROOT))) {
            Run run = Run.latchkey("allowlist", "explain", asked, events, user.toString());
            assertThat(run.out()).contains("app-control").doesNotContain("user " + id);
        }
        assertThat(Run.latchkey("allowlist", "explain", id, user.toString()).out())
                .contains("user " + id);
    }

    @Test
    void a_file_that_is_not_there_is_wrong_usage_and_no_event() {
        for (String file : List.of("no/such/file", "finding.json", "RECORD.JSON.GZ")) {
            Run run = explain(file, OUT_OF_BOUNDS);
            assertThat(run.exitCode()).as(file).isEqualTo(2);
            assertThat(run.err()).contains("there is no file " + file);
        }
    }

    @Test
    void who_asks_by_an_arn_or_by_nothing_is_told_what_a_name_is() {
        for (String arn : List.of("arn:aws:iam::111122223333:user/app-control", "role/app-control")) {
            Run run = explain(arn, OUT_OF_BOUNDS);
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).contains("there is no file " + arn + "; of a user or role give the name alone");
        }
        assertThat(explain(" ", OUT_OF_BOUNDS).err())
                .startsWith("latchkey: ' ' names no event, finding, user, role or file;");
    }

    @Test
    void without_an_allowlist_it_says_that_none_was_given() {
        String events = OUT_OF_BOUNDS.resolve("events.jsonl").toString();
        Run run = Run.latchkey("allowlist", "explain", FINDING, events);
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).endsWith("latchkey: no --allowlist was given, so no entry could approve it\n");
        assertThat(explain(FINDING, OUT_OF_BOUNDS).err()).doesNotContain("--allowlist");
    }

    @Test
    void an_approved_chain_says_by_which_entry() throws IOException {
        assertThat(explain(eventId(APPROVED), APPROVED).out())
                .startsWith("APPROVED: every step (")
                .contains("is covered, by terraform.\n", "if nobody had approved it")
                .doesNotContain("IF IT WAS EXPECTED", "To cover it");
    }

    @Test
    void a_long_name_such_as_suggest_proposes_is_told_to_its_end() throws IOException {
        String name = "awsreservedsso-developeraccess-a1b2c3d4e-emma-example-com-users-b3bf3c1e";
        for (Path scenario : List.of(APPROVED, OUT_OF_BOUNDS)) {
            String renamed = Files.readString(scenario.resolve("allowlist.json"))
                    .replaceFirst("\"pk\": *\"terraform\"", "\"pk\":\"" + name + "\"");
            Path list = Files.writeString(folder.resolve("list.json"), renamed);
            String events = scenario.resolve("events.jsonl").toString();
            String out = Run.latchkey("allowlist", "explain", eventId(scenario), events, "--allowlist", list.toString())
                    .out();
            assertThat(out.lines().findFirst().orElseThrow()).contains(name);
            assertThat(out).doesNotContain("…").contains("users-b3bf3c1e");
        }
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
    void without_an_entry_for_the_caller_it_says_so_and_what_cannot_be_read_is_named() throws IOException {
        Path list = Files.writeString(folder.resolve("list.json"), "[{\"pk\":\"ci\",\"principal\":\"x\"}]");
        Run run = Run.latchkey(
                "allowlist",
                "explain",
                eventId(OUT_OF_BOUNDS),
                OUT_OF_BOUNDS.resolve("events.jsonl").toString(),
                "--allowlist",
                list.toString());
        assertThat(run.out())
                .contains("the allowlist has no entry that can be read", "0 entries, and 1 that cannot be read")
                .contains("It approves nothing, for it cannot be read: " + list + ": entry ci: owner is missing");
    }

    @Test
    void an_entry_whose_principal_has_a_slip_is_shown_beside_the_callers_own_and_a_strangers_is_not()
            throws IOException {
        String own = "arn:aws:iam::111122223333:role/ci/terraform-deploy";
        String item = "{\"pk\":\"%s\",\"principal\":\"%s\",\"owner\":\"o\",\"reason\":\"r\",\"targets\":\"x\"}\n";
        Path list = Files.writeString(
                folder.resolve("list.json"),
                item.formatted("own", own)
                        + item.formatted("a-stranger", own.replace("terraform", "pulumi"))
                        + item.formatted("without-path", own.replace("/ci", ""))
                        + item.formatted("of-a-session", "arn:aws:sts::111122223333:assumed-role/Terraform-deploy/*")
                        + item.formatted("elsewhere", own.replace("111122223333", "444455556666")));
        Run run = Run.latchkey(
                "allowlist",
                "explain",
                FINDING,
                OUT_OF_BOUNDS.resolve("events.jsonl").toString(),
                "--allowlist",
                list.toString());
        assertThat(run.out())
                .containsSubsequence(
                        "  own                       no       targets: ",
                        "  without-path              no       principal: it is for ",
                        "  elsewhere                 no       principal: ",
                        "  of-a-session              no       principal: ",
                        "  and 1 entry for other principals\n",
                        "STEP 2")
                .doesNotContain("a-stranger");
        Files.writeString(
                list,
                item.formatted("a-stranger", own.replace("terraform", "pulumi"))
                        + item.formatted("without-path", own.replace("/ci", "")));
        String events = OUT_OF_BOUNDS.resolve("events.jsonl").toString();
        assertThat(Run.latchkey("allowlist", "explain", FINDING, events, "--allowlist", list.toString())
                        .out())
                .contains("no entry is for that principal, though entry without-path is for one of that name.\n");
    }

    /** As of a role that an organization has in each of its accounts, with an entry for each. */
    @Test
    void beside_an_entry_that_covers_the_step_no_namesake_is_shown() throws IOException {
        String item = "{\"pk\":\"%s\",\"principal\":\"arn:aws:iam::%s:role/ci/terraform-deploy\",\"owner\":\"o\","
                + "\"reason\":\"r\"}\n";
        Path list = Files.writeString(
                folder.resolve("list.json"),
                item.formatted("own", "111122223333") + item.formatted("elsewhere", "444455556666"));
        String events = OUT_OF_BOUNDS.resolve("events.jsonl").toString();
        String out = Run.latchkey("allowlist", "explain", FINDING, events, "--allowlist", list.toString())
                .out();
        assertThat(out.substring(out.indexOf("STEP 1"), out.indexOf("STEP 2")))
                .contains("  own                       yes", "  and 1 entry for other principals\n")
                .doesNotContain("elsewhere");
        assertThat(out.substring(out.indexOf("STEP 2"), out.indexOf("STEP 3")))
                .contains("  own                       no ", "  elsewhere                 no ");
    }

    @Test
    void behind_cloudformation_the_person_is_hidden_and_looked_up() throws IOException {
        Path stack = Path.of("../events/malicious/through-cloudformation/events.jsonl");
        assertThat(Run.latchkey("allowlist", "explain", eventId(Files.readString(stack)), stack.toString())
                        .out())
                .containsSubsequence(
                        "WHAT REMAINS",
                        "the person is hidden, and an allowlist entry for that role",
                        "aws cloudtrail lookup-events");
    }

    @Test
    void hostile_names_obey_nobody() throws IOException {
        List<String> records = Delivered.records().stream()
                .map(record -> record.replace("svc-backup", "x\\u001b[2J\\r\\nAPPROVED: \\u202e y"))
                .toList();
        Path file = new Delivered(folder).lines("hostile.jsonl", records);
        String out = Run.latchkey("allowlist", "explain", eventId(records.get(0)), file.toString())
                .out();
        assertThat(out).startsWith("NOT APPROVED: ").doesNotContain("\u001b", "\r", "\nAPPROVED", "\u202e");
    }

    @Test
    void wrong_usage_is_exit_code_2() {
        assertThat(Run.latchkey("allowlist", "explain").exitCode()).isEqualTo(2);
        assertThat(Run.latchkey("allowlist", "explain", FINDING).exitCode()).isEqualTo(2);
        assertThat(Run.latchkey("allowlist", "explain", FINDING, "missing").err())
                .contains("no such file or folder: missing");
    }

    private static Run explain(String name, Path scenario) {
        return Run.latchkey(
                "allowlist",
                "explain",
                name,
                scenario.resolve("events.jsonl").toString(),
                "--allowlist",
                scenario.resolve("allowlist.json").toString());
    }

    private static String eventId(Path scenario) throws IOException {
        return eventId(Files.readString(scenario.resolve("events.jsonl")));
    }

    private static String eventId(String records) {
        return records.replaceFirst("(?s).*?\"eventID\":\\s*\"([^\"]+)\".*", "$1");
    }
}
