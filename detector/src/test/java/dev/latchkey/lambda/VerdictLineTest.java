package dev.latchkey.lambda;

import static dev.latchkey.detection.Cast.HOME;
import static dev.latchkey.detection.Cast.LAMBDA;
import static dev.latchkey.detection.Cast.NEW_ROLE;
import static dev.latchkey.detection.Cast.NEW_USER;
import static dev.latchkey.detection.Cast.NOON;
import static dev.latchkey.detection.Cast.TERRAFORM;
import static dev.latchkey.detection.Cast.by;
import static dev.latchkey.detection.Cast.created;
import static dev.latchkey.detection.Cast.granted;
import static dev.latchkey.detection.Cast.keyed;
import static dev.latchkey.detection.Cast.opened;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latchkey.detection.Cast;
import dev.latchkey.detection.alert.Findings;
import dev.latchkey.detection.allowlist.Allowlist;
import dev.latchkey.detection.allowlist.AllowlistEntry;
import dev.latchkey.detection.chain.Chain;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.verdict.Analytic;
import dev.latchkey.detection.verdict.Severity;
import dev.latchkey.detection.verdict.Tuning;
import dev.latchkey.detection.verdict.Verdict;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VerdictLineTest {

    private static final Tuning TELL_ALL = Tuning.DEFAULT.withTellFrom(Severity.INFORMATIONAL);

    @Test
    void a_suspicious_identity_says_who_made_it_from_where_how_and_what_it_was_given() throws IOException {
        JsonNode line = line(
                Allowlist.NOBODY,
                created(NEW_USER, "e-1", NOON),
                granted(NEW_USER, "e-2", NOON.plusSeconds(60), Level.ADMIN),
                keyed(NEW_USER, "e-3", NOON.plusSeconds(120)));
        assertThat(line.toString()).isEqualTo("""
                {"verdict":"Suspicious","uid":"%s","severity":"High","case":"NEW_USER_POWERFUL_KEYED",\
                "kind":"USER","account":"111122223333","identity":"backup-svc","created":true,"privilege":"ADMIN",\
                "credential":true,"steps":3,"since":"2026-03-02T12:00:00Z",\
                "by":"arn:aws:iam::111122223333:user/mallory","from":"198.51.100.23","method":"CLI"}""".formatted(Findings.HIGH.uid()));
    }

    @Test
    void a_country_that_is_known_has_a_field_of_its_own() throws IOException {
        Step made = created(NEW_USER, "e-1", NOON);
        JsonNode line = line(Allowlist.NOBODY, Cast.from(made.origin().in("NL"), made));
        assertThat(line.path("from").asText()).isEqualTo("198.51.100.23");
        assertThat(line.path("country").asText()).isEqualTo("NL");
    }

    @Test
    void an_incomplete_identity_is_named_too() throws IOException {
        JsonNode line = line(Allowlist.NOBODY, created(NEW_USER, "e-1", NOON), keyed(NEW_USER, "e-3", NOON));
        assertThat(line.path("verdict").asText()).isEqualTo("Incomplete");
        assertThat(line.path("identity").asText()).isEqualTo("backup-svc");
        assertThat(line.path("severity").asText()).isEqualTo("Low");
    }

    @Test
    void an_approved_identity_says_which_entries_approved_it() throws IOException {
        Step creation = by(TERRAFORM, created(NEW_ROLE, "e-1", NOON));
        Step door = by(TERRAFORM, opened(NEW_ROLE, "e-1", NOON, LAMBDA));
        JsonNode line = line(entries(entry("pipeline")), creation, door);
        assertThat(line.path("verdict").asText()).isEqualTo("Approved");
        assertThat(line.path("approvedBy").toString()).isEqualTo("[\"pipeline\"]");
        assertThat(line.path("case").asText()).isEqualTo("NEW_ROLE");
        assertThat(line.path("severity").asText()).isEqualTo("Informational");
        assertThat(line.path("uid").asText()).hasSize(32);
        assertThat(line.path("identity").asText()).isEqualTo("deploy");
        assertThat(line.path("by").asText()).endsWith(":assumed-role/terraform/ci");
    }

    @Test
    void of_many_approving_entries_ten_are_named_and_all_are_counted() throws IOException {
        AllowlistEntry[] eleven = IntStream.range(0, 11)
                .mapToObj(number -> entry("entry-" + number))
                .toArray(AllowlistEntry[]::new);
        JsonNode line = line(entries(eleven), by(TERRAFORM, created(NEW_ROLE, "e-1", NOON)));
        assertThat(line.path("approvedBy")).hasSize(10);
        assertThat(line.path("approvals").asInt()).isEqualTo(11);
    }

    @Test
    void an_identity_of_no_case_is_named_too() throws IOException {
        JsonNode line = line(Allowlist.NOBODY, created(NEW_USER, "e-1", NOON));
        assertThat(line.path("verdict").asText()).isEqualTo("Unrelated");
        assertThat(line.path("identity").asText()).isEqualTo("backup-svc");
        assertThat(line.path("created").asBoolean()).isTrue();
        assertThat(line.path("credential").asBoolean()).isFalse();
        assertThat(line.has("uid")).isFalse();
    }

    @Test
    void a_hostile_name_stays_on_its_line_and_short() throws IOException {
        Subject hostile = new Subject.User("aws", HOME, "x\r\n\u001b[31m\u202e\"" + "y".repeat(10_000));
        String line = VerdictLine.of(verdict(Allowlist.NOBODY, created(hostile, "e-1", NOON)));
        assertThat(line).hasSizeLessThan(1_000).doesNotContain("\n", "\r", "\\r", "\\n", "\\u001b", "\u202e");
        assertThat(new ObjectMapper().readTree(line).path("identity").asText()).startsWith("x [31m \"yyy");
    }

    private static JsonNode line(Allowlist allowlist, Step... steps) throws IOException {
        return new ObjectMapper().readTree(VerdictLine.of(verdict(allowlist, steps)));
    }

    private static Verdict verdict(Allowlist allowlist, Step... steps) {
        List<Verdict> verdicts = new Analytic(TELL_ALL, allowlist).judge(Chain.of(steps[0].subject(), List.of(steps)));
        assertThat(verdicts).hasSize(1);
        return verdicts.get(0);
    }

    private static Allowlist entries(AllowlistEntry... entries) {
        return () -> new Allowlist.Entries(List.of(entries), List.of());
    }

    private static AllowlistEntry entry(String id) {
        return AllowlistEntry.of(
                Map.of("pk", id, "principal", "arn:aws:iam::*:role/terraform", "owner", "team", "reason", "deploys"));
    }
}
