package dev.latchkey.detection.response;

import static dev.latchkey.detection.Calls.call;
import static dev.latchkey.detection.Cast.HOME;
import static dev.latchkey.detection.Cast.NEW_USER;
import static dev.latchkey.detection.Cast.NOON;
import static dev.latchkey.detection.Cast.VENDOR;
import static dev.latchkey.detection.Cast.by;
import static dev.latchkey.detection.Cast.created;
import static dev.latchkey.detection.Cast.keyed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Calls;
import dev.latchkey.detection.Cast;
import dev.latchkey.detection.History;
import dev.latchkey.detection.Provisioners;
import dev.latchkey.detection.Sessions;
import dev.latchkey.detection.alert.Findings;
import dev.latchkey.detection.call.Principal;
import dev.latchkey.detection.step.Operation;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.text.PlainText;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AskingTest {

    @Test
    void people_are_asked_themselves() {
        assertThat(asked(Cast.MALLORY))
                .containsExactly("ask arn:aws:iam::" + HOME + ":user/mallory whether this was theirs");
        assertThat(asked(Cast.ROOT)).containsExactly("ask whoever can sign in as root whether this was theirs");
    }

    @Test
    void a_service_cannot_be_asked_and_an_account_has_somebody_who_answers_for_it() {
        assertThat(asked(caller("AWSService", Optional.empty(), Optional.of("organizations.amazonaws.com"))))
                .containsExactly("find out who had organizations.amazonaws.com do this: a service cannot be asked");
        assertThat(asked(caller("AWSAccount", Optional.of(VENDOR), Optional.empty())))
                .containsExactly("ask whoever is responsible for account " + VENDOR + " whether this was theirs");
    }

    @Test
    void who_lent_rights_to_a_partner_is_asked_for_that() {
        String lent = " whether they lent their rights to account " + VENDOR + ", and for this";
        assertThat(asked(Cast.lent(Cast.MALLORY, VENDOR)))
                .containsExactly("ask arn:aws:iam::" + HOME + ":user/mallory" + lent);
        assertThat(asked(Cast.lent(Cast.ROOT, VENDOR))).containsExactly("ask whoever can sign in as root" + lent);
    }

    @Test
    void nobody_answers_in_a_session_of_a_service() {
        assertThat(asked(Sessions.IDENTITY_CENTER))
                .containsExactly("find out who had sso.amazonaws.com do this: a service cannot be asked");
    }

    @Test
    void who_changed_a_stack_is_asked_if_the_session_is_theirs_and_looked_for_if_it_is_of_the_stack() {
        assertThat(askedOfStack(Provisioners.ADA)).singleElement().asString().contains("/ada@example.com whether");
        assertThat(askedOfStack(Provisioners.stack("AWSCloudFormation")))
                .containsExactly("find out who had cloudformation.amazonaws.com do this: a service cannot be asked");
    }

    @Test
    void who_made_a_caller_that_is_new_itself_is_asked_too() {
        Principal tool = Cast.user("tool");
        List<String> asked = new History()
                        .then(0, Calls.by(Cast.TERRAFORM, call(Operation.CREATE_USER, "userName", "tool")))
                        .then(60, Calls.by(tool, call(Operation.CREATE_USER, "userName", NEW_USER.name())))
                        .then(61, Calls.by(tool, call(Operation.CREATE_ACCESS_KEY, "userName", NEW_USER.name())))
                        .findings(NEW_USER)
                        .stream()
                        .flatMap(finding -> Asking.of(finding.stretch(), PlainText.LONGEST).stream())
                        .toList();
        assertThat(asked)
                .containsExactly(
                        "ask arn:aws:iam::" + HOME + ":user/tool whether this was theirs",
                        "ask arn:aws:sts::" + HOME + ":assumed-role/terraform/ci whether this was theirs");
    }

    @Test
    void no_crowd_of_callers_hides_who_made_one_of_them() {
        Principal tool = Cast.user("tool");
        History history = new History()
                .then(0, Calls.by(Cast.TERRAFORM, call(Operation.CREATE_USER, "userName", "tool")))
                .then(60, Calls.by(Cast.MALLORY, call(Operation.CREATE_USER, "userName", NEW_USER.name())));
        for (int at = 0; at < 4; at++) {
            Principal another = at == 3 ? tool : Cast.user("mallory-" + at);
            history.then(61 + at, Calls.by(another, call(Operation.CREATE_ACCESS_KEY, "userName", NEW_USER.name())));
        }
        assertThat(history.findings(NEW_USER))
                .singleElement()
                .satisfies(finding -> assertThat(Asking.of(finding.stretch(), PlainText.LONGEST))
                        .hasSize(4)
                        .startsWith(
                                "ask arn:aws:iam::" + HOME + ":user/mallory whether this was theirs",
                                "ask arn:aws:sts::" + HOME + ":assumed-role/terraform/ci whether this was theirs"));
    }

    @Test
    void of_a_session_of_root_it_is_asked_who_began_it() {
        assertThat(Asking.of(
                        Findings.of(
                                        by(Sessions.PRIVILEGED_ROOT, created(NEW_USER, "e-1", NOON)),
                                        by(Sessions.PRIVILEGED_ROOT, keyed(NEW_USER, "e-2", NOON.plusSeconds(5))))
                                .stretch(),
                        PlainText.LONGEST))
                .containsExactly(
                        "find out who called AssumeRoot for it, in the organization's management account or the"
                                + " one that looks after IAM for it");
    }

    @Test
    void of_more_callers_than_are_named_the_number_is_said() {
        Step[] steps = IntStream.range(0, 5)
                .mapToObj(at -> by(Cast.user("mallory-" + at), keyed(NEW_USER, "e-" + at, NOON.plusSeconds(at))))
                .toArray(Step[]::new);
        steps[0] = by(Cast.user("mallory-0"), created(NEW_USER, "e-0", NOON));
        assertThat(Asking.of(Findings.of(steps).stretch(), PlainText.LONGEST))
                .hasSize(4)
                .last()
                .isEqualTo("... and 2 more who called");
    }

    private static List<String> askedOfStack(Principal actor) {
        return Asking.of(
                Findings.of(
                                Cast.from(Provisioners.CLOUDFORMATION, by(actor, created(NEW_USER, "e-1", NOON))),
                                Cast.from(
                                        Provisioners.CLOUDFORMATION,
                                        by(actor, keyed(NEW_USER, "e-2", NOON.plusSeconds(5)))))
                        .stretch(),
                PlainText.LONGEST);
    }

    private static List<String> asked(Principal actor) {
        return Asking.of(
                Findings.of(
                                by(actor, created(NEW_USER, "e-1", NOON)),
                                by(actor, keyed(NEW_USER, "e-2", NOON.plusSeconds(5))))
                        .stretch(),
                PlainText.LONGEST);
    }

    private static Principal caller(String type, Optional<String> account, Optional<String> service) {
        return new Principal(
                type,
                Optional.empty(),
                Optional.empty(),
                account,
                Optional.empty(),
                Optional.empty(),
                service,
                Optional.empty(),
                Optional.empty());
    }
}
