package dev.latchkey;

import static dev.latchkey.detection.alert.Alert.Activity.CREATE;
import static dev.latchkey.detection.alert.Alert.Activity.UNDONE;
import static dev.latchkey.detection.alert.Alert.Activity.UPDATE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.latchkey.aws.SnsAlertPublisher;
import dev.latchkey.detection.alert.Alert;
import dev.latchkey.detection.alert.Finding;
import dev.latchkey.detection.alert.MailSubject;
import dev.latchkey.replay.Judged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What people and machines are told, word for word: a mail with its subject, a chat card, an OCSF finding. {@code -Dgolden=update}
 * writes them anew, to be read in the diff as the one would read them who is woken.
 */
class GoldenMessagesTest {

    private static final Path GOLDEN = Path.of("src/test/resources/dev/latchkey/messages");
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    @TempDir
    private Path folder = Path.of("never used: JUnit sets it");

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "user-admin-key, malicious/user-admin-key, svc-backup",
        "user-without-key, malicious/administrator-without-key, svc-standby",
        "user-slow-grant, malicious/admin-after-26-hours, svc-archive",
        "user-by-attack-tool, malicious/attack-tool, malicious-iam-user",
        "user-denied-before, malicious/denied-first-without-mfa, svc-copy",
        "user-parameters-omitted, malicious/parameters-omitted, svc-pixel",
        "user-out-of-bounds, malicious/approved-pipeline-makes-an-administrator, app-control",
        "user-by-young-caller, malicious/young-caller, svc-second",
        "user-by-cloudformation, malicious/through-cloudformation, stack-Operator-1A2B3C4D5E6F",
        "user-by-three-callers, malicious/three-callers, svc-metrics",
        "user-old-self-granted, malicious/self-grant-own-key, frank",
        "user-old-password-reset, malicious/password-reset-by-another, erin",
        "user-created-earlier, malicious/created-earlier-armed-30-hours-later, svc-reserve",
        "role-for-stranger, malicious/role-for-stranger-admin, support-access",
        "role-public, malicious/role-public, open-reader",
        "role-old-opened, malicious/role-boundaries-lifted, reporting",
        "role-deleted-after-use, malicious/role-deleted-after-use, backup-audit",
        "root-key, malicious/root-key, root"
    })
    void a_finding_is_told_as_its_golden_files_say(String name, String scenario, String target) throws IOException {
        check(name, new Alert(finding(Path.of("../events").resolve(scenario).resolve("events.jsonl"), target), CREATE));
    }

    @Test
    void a_finding_that_grew_says_so_and_replaces_what_was_told_before() throws IOException {
        List<String> made = Records.plain().subList(1, 3);
        Finding before = finding(Files.write(folder.resolve("before.jsonl"), made), "svc-backup");
        Finding after = finding(Files.write(folder.resolve("after.jsonl"), Records.plain()), "svc-backup");
        assertThat(after.uid()).isEqualTo(before.uid());
        check("user-growing-1", new Alert(before, CREATE));
        check("user-growing-2", new Alert(after, UPDATE));
    }

    @Test
    void a_finding_that_was_stopped_in_vain_says_so_when_it_is_told_again() throws IOException {
        Path events = Path.of("../events/malicious/containment-undone/events.jsonl");
        check("user-stopped-in-vain", new Alert(finding(events, "report-cache"), UNDONE));
    }

    @Test
    void a_finding_of_more_steps_than_are_read_says_so() throws IOException {
        check("user-overflow", new Alert(finding(Records.flood(folder), "svc-backup"), CREATE));
    }

    @Test
    void a_finding_full_of_mark_up_shows_it_and_obeys_none() throws IOException {
        String text = "<!channel> *@here* `x` [x](https://evil.example) \u202e\u001b[31m\r\nBcc: a@evil.example";
        Path events = Records.hostile(folder, text);
        check("user-hostile", new Alert(Judged.findings(events).get(0), CREATE));
    }

    private static Finding finding(Path events, String target) {
        return Judged.findings(events).stream()
                .filter(it -> it.stretch().target().equals(target))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no finding of " + target + " in " + events));
    }

    private static void check(String name, Alert alert) throws IOException {
        JsonNode forms = JSON.readTree(SnsAlertPublisher.message(alert));
        String mail = "Subject: " + MailSubject.of(alert) + "\n\n"
                + forms.path("email").asText();
        check(name, "mail.txt", mail);
        check(name, "card.json", pretty(forms.path("https").asText()));
        check(name, "finding.json", pretty(forms.path("default").asText()));
    }

    private static String pretty(String json) throws IOException {
        return JSON.writeValueAsString(JSON.readTree(json)) + "\n";
    }

    private static void check(String name, String form, String told) throws IOException {
        Path golden = GOLDEN.resolve(name).resolve(form);
        if ("update".equals(System.getProperty("golden"))) {
            Files.createDirectories(GOLDEN.resolve(name));
            Files.writeString(golden, told);
        }
        assertThat(golden)
                .as("%s; if the change is meant, run with -Dgolden=update and read the diff", golden)
                .content()
                .isEqualTo(told);
    }
}
