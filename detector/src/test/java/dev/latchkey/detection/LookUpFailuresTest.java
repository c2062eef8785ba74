package dev.latchkey.detection;

import static dev.latchkey.detection.Calls.at;
import static dev.latchkey.detection.Calls.call;
import static dev.latchkey.detection.Cast.NOON;
import static dev.latchkey.detection.Iam.OWN_POLICY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.alert.AlertText;
import dev.latchkey.detection.alert.Finding;
import dev.latchkey.detection.alert.InMemoryFindingLog;
import dev.latchkey.detection.alert.Telling;
import dev.latchkey.detection.allowlist.Allowlist;
import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.chain.Account;
import dev.latchkey.detection.chain.Answer;
import dev.latchkey.detection.chain.ChainStore;
import dev.latchkey.detection.chain.InMemoryChainStore;
import dev.latchkey.detection.chain.LookUp;
import dev.latchkey.detection.rights.Privilege;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Operation;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.verdict.Analytic;
import dev.latchkey.detection.verdict.Case;
import dev.latchkey.detection.verdict.Severity;
import dev.latchkey.detection.verdict.Tuning;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What becomes of a finding when IAM does not answer, answers in part, or is overtaken by the records. */
class LookUpFailuresTest {

    private static final Instant LONG_AGO = Instant.parse("2019-05-01T08:00:00Z");

    private final InMemoryChainStore chains = new InMemoryChainStore();
    private boolean keepsAnswers = true;
    private final ChainStore store = new ForwardingChainStore() {
        @Override
        public ChainStore behind() {
            return chains;
        }

        @Override
        public void keep(Step step, Collection<Answer> answers) {
            if (!keepsAnswers) {
                throw new IllegalStateException("throttled");
            }
            chains.keep(step, answers);
        }
    };
    private final Iam iam = new Iam();
    private final List<Finding> told = new ArrayList<>();
    private final InMemoryFindingLog log = new InMemoryFindingLog(new Hands());

    @Test
    void a_refusal_leaves_the_level_unknown_and_is_said_in_the_alert() {
        newUserWith(OWN_POLICY, iam);
        assertThat(told).hasSize(1);
        assertThat(AlertText.of(told.get(0)))
                .contains("MEDIUM")
                .contains("(UNKNOWN: ")
                .contains("IAM could not be asked: " + OWN_POLICY + ": AccessDenied on GetPolicy");
    }

    @Test
    void what_breaks_while_asking_is_said_too_and_never_holds_the_alert_up() {
        newUserWith(OWN_POLICY, question -> {
            throw new IllegalStateException("secret internals");
        });
        assertThat(AlertText.of(told.get(0)))
                .contains("IAM could not be asked: " + OWN_POLICY + ": IllegalStateException")
                .doesNotContain("secret internals");
    }

    @Test
    void an_answer_that_cannot_be_kept_counts_all_the_same() {
        keepsAnswers = false;
        iam.allows(OWN_POLICY, Level.ADMIN);
        newUserWith(OWN_POLICY, iam);
        assertThat(told).extracting(Finding::severity).containsExactly(Severity.MEDIUM, Severity.HIGH);
    }

    @Test
    void a_refusal_is_not_kept_so_that_the_next_event_asks_again() {
        newUserWith(OWN_POLICY, iam);
        int before = iam.asked.size();
        iam.allows(OWN_POLICY, Level.ADMIN);
        observe("e-4", call(Operation.CREATE_LOGIN_PROFILE, "userName", "svc"), iam);
        assertThat(iam.asked).hasSize(before + 1);
        assertThat(told).extracting(Finding::severity).containsExactly(Severity.MEDIUM, Severity.HIGH);
    }

    @Test
    void one_event_asks_in_vain_only_once_however_often_it_judges() {
        newUserWith(OWN_POLICY, iam);
        assertThat(iam.asked).hasSize(2);
    }

    @Test
    void an_answer_that_tells_nothing_is_kept_and_said() {
        iam.allows(OWN_POLICY, Privilege.of(Level.UNKNOWN, "the document could not be read"));
        newUserWith(OWN_POLICY, iam);
        assertThat(iam.asked).hasSize(1);
        assertThat(AlertText.of(told.get(0))).contains("IAM was asked in vain: ", "the document could not be read");
    }

    @Test
    void a_policy_that_lets_assume_a_role_leads_to_a_question_about_the_role() {
        Subject role = new Subject.Role("aws", Cast.HOME, "power");
        iam.allows(OWN_POLICY, new Privilege(Level.UNKNOWN, Set.of(), Set.of(role), "may assume roles"));
        iam.allows("power", Level.ADMIN);
        newUserWith(OWN_POLICY, iam);
        assertThat(iam.asked).containsExactly(OWN_POLICY, "power");
        assertThat(told).last().extracting(Finding::severity).isEqualTo(Severity.HIGH);
    }

    @Test
    void a_version_that_the_records_show_later_counts_whatever_was_answered_before() {
        iam.allows(OWN_POLICY, Level.LIMITED);
        newUserWith(OWN_POLICY, iam);
        assertThat(told).extracting(Finding::severity).containsExactly(Severity.MEDIUM);
        observe(
                "e-9",
                Calls.allowing(
                        Calls.allow("*", "*"),
                        call(Operation.CREATE_POLICY_VERSION, "policyArn", OWN_POLICY, "setAsDefault", "true")),
                iam);
        assertThat(iam.asked).containsExactly(OWN_POLICY, "who holds " + OWN_POLICY);
        assertThat(told).extracting(Finding::severity).containsExactly(Severity.MEDIUM, Severity.HIGH);
    }

    @Test
    void a_version_that_the_records_show_from_before_counts_instead_of_what_was_answered() {
        iam.allows(OWN_POLICY, Level.ADMIN);
        newUserWith(OWN_POLICY, iam);
        ApiCall late = Calls.allowing(
                Calls.allow("s3:GetObject", "*"),
                call(Operation.CREATE_POLICY_VERSION, "policyArn", OWN_POLICY, "setAsDefault", "true"));
        detector(iam).remember(at("e-late", NOON.minusSeconds(60), late));
        assertThat(detector(iam)
                        .judge(new Subject.User("aws", Cast.HOME, "svc"))
                        .verdicts())
                .extracting(it -> it.stretch().privilege().level())
                .containsExactly(Level.LIMITED);
    }

    @Test
    void an_older_role_that_is_opened_is_told_by_what_iam_says_it_holds() {
        iam.allows("Deploy", Level.ADMIN);
        ApiCall opened = call(Operation.UPDATE_ASSUME_ROLE_POLICY, "roleName", "Deploy");
        observe("e-1", Calls.trusting(List.of(Cast.THE_VENDOR), opened), iam);
        assertThat(iam.asked).containsExactly("Deploy");
        assertThat(told).extracting(it -> it.assessment().inTable()).containsExactly(Case.ROLE_OPENED_POWERFUL);
    }

    @Test
    void a_user_whose_creation_was_not_seen_is_called_existing_only_if_iam_shows_an_older_birth() {
        iam.allows(OWN_POLICY, Level.ADMIN).since("svc", LONG_AGO);
        observe("e-2", attached(), iam);
        observe("e-3", call(Operation.CREATE_ACCESS_KEY, "userName", "svc"), iam);
        assertThat(iam.asked).containsExactlyInAnyOrder(OWN_POLICY, "svc");
        assertThat(AlertText.of(told.get(0))).contains("Existing IAM user svc").doesNotContain("not seen");
    }

    private static ApiCall attached() {
        return call(Operation.ATTACH_USER_POLICY, "userName", "svc", "policyArn", OWN_POLICY);
    }

    private void newUserWith(String policyArn, LookUp lookUp) {
        observe("e-1", call(Operation.CREATE_USER, "userName", "svc"), lookUp);
        observe("e-2", call(Operation.ATTACH_USER_POLICY, "userName", "svc", "policyArn", policyArn), lookUp);
        observe("e-3", call(Operation.CREATE_ACCESS_KEY, "userName", "svc"), lookUp);
    }

    private Detector detector(LookUp lookUp) {
        return new Detector(store, Account.NOT_ASKED, lookUp, new Analytic(Tuning.DEFAULT, Allowlist.NOBODY));
    }

    /** Each event by a worker of its own. */
    private void observe(String eventId, ApiCall call, LookUp lookUp) {
        Instant time = NOON.plusSeconds(Long.parseLong(eventId.substring(2)));
        detector(lookUp)
                .observe(
                        at(eventId, time, call), new Telling(log, alert -> told.add(alert.finding())), Severity.MEDIUM);
    }
}
