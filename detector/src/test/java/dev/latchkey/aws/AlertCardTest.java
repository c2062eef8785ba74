package dev.latchkey.aws;

import static dev.latchkey.detection.Cast.HOME;
import static dev.latchkey.detection.Cast.NOON;
import static dev.latchkey.detection.Cast.THE_VENDOR;
import static dev.latchkey.detection.Cast.created;
import static dev.latchkey.detection.Cast.keyed;
import static dev.latchkey.detection.Cast.opened;
import static dev.latchkey.detection.Cast.step;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latchkey.detection.Cast;
import dev.latchkey.detection.alert.Alert;
import dev.latchkey.detection.alert.Finding;
import dev.latchkey.detection.alert.Findings;
import dev.latchkey.detection.call.TrustDocument.Kind;
import dev.latchkey.detection.call.TrustDocument.Trusted;
import dev.latchkey.detection.step.Fact;
import dev.latchkey.detection.step.Fact.CredentialMade;
import dev.latchkey.detection.step.Note;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody can do who has nothing but the chat. */
class AlertCardTest {

    private static final String DENY_ALL = " --policy-arn arn:aws:iam::aws:policy/AWSDenyAll`";

    @Test
    void the_card_of_a_role_has_what_stops_its_open_sessions_too() throws IOException {
        assertThat(commands(role("deploy")))
                .containsExactly("If not: `aws iam attach-role-policy --role-name=deploy" + DENY_ALL);
    }

    @Test
    void the_longest_name_that_iam_takes_still_fits() throws IOException {
        assertThat(commands(role("r".repeat(64)))).hasSize(1);
    }

    @Test
    void who_is_called_by_a_mail_address_is_stopped_like_anybody_else() throws IOException {
        assertThat(commands(role("ann.doe@example.com")))
                .containsExactly("If not: `aws iam attach-role-policy --role-name=ann.doe@example.com" + DENY_ALL);
    }

    /** In a code span as it must be typed, or not at all. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "x`; rm -rf ~ #",
                "x --policy-arn y",
                "a'b",
                "<!channel>",
                "$(id)",
                "x\ny",
                "@here",
                "x.@here",
                "x@"
            })
    void a_name_that_might_do_something_makes_no_command(String name) throws IOException {
        assertThat(commands(role(name))).isEmpty();
    }

    @Test
    void the_keys_of_a_user_are_stopped_first_and_then_the_user() throws IOException {
        List<Step> steps = new ArrayList<>(List.of(created(Cast.NEW_USER, "e-0", NOON)));
        for (int key = 1; key <= 5; key++) {
            CredentialMade made = new CredentialMade("access key", "AKIA%dEXAMPLE".formatted(key));
            steps.add(step(Cast.NEW_USER, "e-" + key, NOON.plusSeconds(key), made));
        }
        assertThat(commands(Findings.of(steps.toArray(Step[]::new))))
                .hasSize(4)
                .allMatch(line -> line.startsWith("If not: `aws iam "))
                // Of many keys those that were made last are likelier to be there still, as the mail has it.
                .first(InstanceOfAssertFactories.STRING)
                .contains("AKIA3EXAMPLE");
        assertThat(commands(Findings.of(steps.toArray(Step[]::new))))
                .endsWith("If not: `aws iam attach-user-policy --user-name=backup-svc" + DENY_ALL);
    }

    /** Without a name a command acts on whoever runs it. */
    @Test
    void the_card_of_root_denies_nobody() throws IOException {
        assertThat(commands(Findings.of(keyed(Cast.ACCOUNT_ROOT, "e-1", NOON))))
                .singleElement()
                .asString()
                .startsWith("If not, signed in as root: `aws iam update-access-key ");
    }

    @ParameterizedTest
    @CsvSource({"aws-us-gov, 'with a key of root: '", "aws-cn, 'by AWS\u2019s support: '"})
    void nobody_is_told_to_sign_in_as_root_where_nobody_can(String partition, String how) throws IOException {
        Subject root = new Subject.Root(partition, HOME);
        assertThat(commands(Findings.of(keyed(root, "e-1", NOON))))
                .singleElement()
                .asString()
                .startsWith("If not, " + how.replace('\u2019', '\'') + "`aws iam update-access-key ");
    }

    @Test
    void that_it_is_gone_is_said_before_what_stops_it() throws IOException {
        Step creation = created(Cast.NEW_USER, "e-1", NOON);
        Step key = keyed(Cast.NEW_USER, "e-2", NOON.plusSeconds(60));
        Step end = step(Cast.NEW_USER, "e-3", NOON.plusSeconds(120), new Fact.Noted(Note.DELETED, ""));
        List<String> steps = steps(Findings.of(creation, key, end));
        assertThat(steps.get(1))
                .isEqualTo(
                        "DeleteUser at 2026-03-02 12:02:00 UTC says that it is gone: if get-user finds nothing, continue with"
                                + " the caller; otherwise check first that it is not a new one with the same name.");
        assertThat(steps.get(2)).startsWith("If not: `aws iam update-access-key ");
    }

    @Test
    void what_may_stop_ordinary_work_says_so_before() throws IOException {
        assertThat(steps(Findings.of(opened(Cast.NEW_ROLE, "e-1", NOON, THE_VENDOR))))
                .element(1, InstanceOfAssertFactories.STRING)
                .startsWith("It may have been in use before: these commands also stop its ordinary work")
                .endsWith(").");
        Subject unshown = new Subject.Role("aws", HOME, "a'b");
        assertThat(steps(Findings.of(opened(unshown, "e-1", NOON, THE_VENDOR))))
                .as("no command follows")
                .noneMatch(line -> line.contains("what follows"));
    }

    @Test
    void a_step_by_another_than_who_began_says_by_whom() throws IOException {
        Step creation = created(Cast.NEW_USER, "e-1", NOON);
        Step key = Cast.by(Cast.TERRAFORM, keyed(Cast.NEW_USER, "e-2", NOON.plusSeconds(60)));
        assertThat(description(Findings.of(creation, key)))
                .anyMatch(line -> line.endsWith("CreateUser: created"))
                .anyMatch(line -> line.endsWith("EXAMPLE, by arn:aws:sts::" + HOME + ":assumed-role/terraform/ci"));
    }

    @Test
    void why_a_provider_of_ones_own_is_for_outsiders_stands_in_the_card_too() throws IOException {
        String arn = "arn:aws:iam::" + HOME + ":saml-provider/corp-login";
        Trusted provider = new Trusted(Kind.FEDERATED, arn, false, false).asNewProvider();
        assertThat(description(Findings.of(opened(Cast.NEW_ROLE, "e-1", NOON, provider))))
                .contains(arn + " lets outsiders in: it was made or changed about when the role was opened for it");
    }

    private static List<String> description(Finding finding) throws IOException {
        return new ObjectMapper()
                .readTree(AlertCard.of(new Alert(finding, Alert.Activity.CREATE)))
                .at("/content/description")
                .asText()
                .lines()
                .toList();
    }

    private static Finding role(String name) {
        Subject role = new Subject.Role("aws", HOME, name);
        return Findings.of(created(role, "e-1", NOON), opened(role, "e-2", NOON, THE_VENDOR));
    }

    private static List<String> commands(Finding finding) throws IOException {
        return steps(finding).stream().filter(step -> step.startsWith("If not")).toList();
    }

    private static List<String> steps(Finding finding) throws IOException {
        List<String> steps = new ArrayList<>();
        new ObjectMapper()
                .readTree(AlertCard.of(new Alert(finding, Alert.Activity.CREATE)))
                .at("/content/nextSteps")
                .forEach(step -> steps.add(step.asText()));
        return steps;
    }
}
