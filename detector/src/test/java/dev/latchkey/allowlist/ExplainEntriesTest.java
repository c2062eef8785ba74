package dev.latchkey.allowlist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which entries are shown of a chain. */
class ExplainEntriesTest extends ExplainCase {

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
}
