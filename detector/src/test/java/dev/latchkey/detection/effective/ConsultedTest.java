package dev.latchkey.detection.effective;

import static dev.latchkey.detection.Cast.HOME;
import static dev.latchkey.detection.Cast.NEW_ROLE;
import static dev.latchkey.detection.Cast.NEW_USER;
import static dev.latchkey.detection.Cast.NOON;
import static dev.latchkey.detection.Cast.created;
import static dev.latchkey.detection.Cast.granted;
import static dev.latchkey.detection.Cast.step;
import static dev.latchkey.detection.History.role;
import static dev.latchkey.detection.History.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.chain.Account;
import dev.latchkey.detection.chain.Answer;
import dev.latchkey.detection.chain.Chain;
import dev.latchkey.detection.chain.InMemoryChainStore;
import dev.latchkey.detection.chain.Known;
import dev.latchkey.detection.chain.Question;
import dev.latchkey.detection.rights.Privilege;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Fact;
import dev.latchkey.detection.step.Means;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConsultedTest {

    private static final String ARN = "arn:aws:iam::111122223333:policy/Own";
    private static final Subject OWN = new Subject.Thing(Subject.Kind.POLICY, "aws", HOME, ARN);
    private static final Subject GROUP = new Subject.Thing(Subject.Kind.GROUP, "aws", HOME, "Admins");
    private static final Privilege UNKNOWN = Privilege.of(Level.UNKNOWN, "not known");
    private static final Privilege LIMITED = Privilege.of(Level.LIMITED, "limited");

    private final InMemoryChainStore store = new InMemoryChainStore();
    private final Consulted seen = new Consulted(store, Account.NOT_ASKED);

    @Test
    void what_it_is_given_it_stores() {
        seen.add(List.of(created(NEW_USER, "e-1", NOON)));
        assertThat(store.read(NEW_USER).steps()).hasSize(1);
    }

    @Test
    void the_latest_answer_counts_whichever_was_learnt_first() {
        seen.learn(answer(OWN, NOON, Optional.of(LIMITED)));
        seen.learn(answer(OWN, NOON.plusSeconds(1), Optional.of(UNKNOWN)));
        assertThat(seen.known(OWN).privilege()).contains(UNKNOWN);
        seen.learn(answer(OWN, NOON.minusSeconds(1), Optional.of(LIMITED)));
        assertThat(seen.known(OWN).privilege()).contains(UNKNOWN);
    }

    @Test
    void a_customers_policy_is_a_question_of_its_rights_until_they_are_answered() {
        Chain chain = read(holding(OWN, ARN, Means.POLICY));
        seen.known(OWN);
        assertThat(seen.open(chain)).containsExactly(new Question(OWN, ARN, true));
        seen.learn(answer(OWN, NOON, Optional.empty()));
        assertThat(seen.open(chain)).hasSize(1);
        seen.learn(answer(OWN, NOON.plusSeconds(1), Optional.of(UNKNOWN)));
        assertThat(seen.open(chain)).isEmpty();
    }

    @Test
    void what_a_user_held_before_matters_only_under_a_boundary_and_what_a_role_held_always() {
        seen.known(NEW_USER);
        assertThat(seen.open(read(granted(NEW_USER, "e-1", NOON, Level.LIMITED))))
                .containsExactly(new Question(NEW_USER, NEW_USER.name(), false));
        seen.learn(answer(NEW_USER, NOON, Optional.empty()));
        assertThat(seen.open(read(NEW_USER))).isEmpty();
        store.add(List.of(holding(OWN, ARN, Means.BOUNDARY).withId("e-2")));
        assertThat(seen.open(read(NEW_USER))).containsExactly(new Question(NEW_USER, NEW_USER.name(), true));
        Consulted ofRole = new Consulted(store, Account.NOT_ASKED);
        ofRole.known(NEW_ROLE);
        assertThat(ofRole.open(ofRole.read(NEW_ROLE))).containsExactly(new Question(NEW_ROLE, "deploy", true));
    }

    @Test
    void who_was_seen_to_begin_and_what_aws_manages_is_no_question() {
        seen.known(NEW_USER);
        seen.known(new Subject.Thing(Subject.Kind.POLICY, "aws", HOME, "arn:aws:iam::aws:policy/ReadOnlyAccess"));
        seen.known(new Subject.Thing(Subject.Kind.PROVIDER, "aws", HOME, "x"));
        assertThat(seen.open(read(created(NEW_USER, "e-1", NOON)))).isEmpty();
    }

    @Test
    void who_was_seen_to_begin_is_one_where_not_all_was_read() {
        seen.known(NEW_USER);
        Chain truncated = Chain.of(NEW_USER, List.of(created(NEW_USER, "e-1", NOON)), true);
        assertThat(seen.open(truncated)).hasSize(1);
    }

    @Test
    void a_question_names_whom_it_is_about_as_aws_wrote_it() {
        Chain chain = read(holding(GROUP, "Admins", Means.GROUP));
        seen.known(GROUP);
        assertThat(seen.open(chain)).containsExactly(new Question(GROUP, "Admins", true));
        Step target = step(user("zoe"), "e-9", NOON, new Fact.CredentialMade("access key", ""));
        store.add(List.of(target.of(user("zoe"), "Zoe", target.fact())));
        seen.known(user("zoe"));
        assertThat(seen.open(read(user("zoe")))).contains(new Question(user("zoe"), "Zoe", false));
    }

    @Test
    void a_step_that_was_done_under_an_older_name_says_nothing_of_the_name_now() {
        Step older = step(user("now"), "e-9", NOON, new Fact.CredentialMade("access key", ""));
        store.add(List.of(older.of(user("now"), "Older", older.fact())));
        seen.known(user("now"));
        assertThat(seen.open(read(user("now")))).containsExactly(new Question(user("now"), "now", false));
    }

    @Test
    void the_words_for_a_role_that_may_be_assumed_are_not_its_name() {
        Chain chain = read(holding(role("r"), "role R", Means.TRUST));
        seen.known(role("r"));
        assertThat(seen.open(chain)).containsExactly(new Question(role("r"), "r", true));
    }

    @Test
    void roles_that_a_document_names_are_asked_for_last() {
        Chain chain = read(holding(role("trusts"), "role trusts", Means.TRUST));
        List.of(role("named"), role("trusts"), OWN).forEach(seen::known);
        assertThat(seen.open(chain)).extracting(Question::subject).containsExactly(role("trusts"), OWN, role("named"));
    }

    @Test
    void a_boundary_from_birth_is_asked_for_by_its_arn() {
        Chain chain = read(step(NEW_USER, "e-1", NOON, new Fact.Created(Optional.of(ARN))));
        seen.known(OWN);
        assertThat(seen.open(chain)).containsExactly(new Question(OWN, ARN, true));
    }

    @Test
    void what_was_answered_and_still_is_not_known_is_unclear_unless_roles_are_all_that_is_missing() {
        List.of(OWN, GROUP, NEW_ROLE, NEW_USER).forEach(seen::known);
        seen.learn(answer(OWN, NOON, Optional.of(UNKNOWN)));
        seen.learn(answer(GROUP, NOON, Optional.of(LIMITED)));
        seen.learn(answer(NEW_USER, NOON, Optional.empty()));
        Privilege assuming = new Privilege(Level.UNKNOWN, Set.of(), Set.of(role("r")), "may assume it");
        seen.learn(answer(NEW_ROLE, NOON, Optional.of(assuming)));
        seen.learn(answer(role("never-wanted"), NOON, Optional.of(UNKNOWN)));
        assertThat(seen.unclear()).extracting(Answer::of).containsExactly(OWN);
    }

    private Chain read(Step step) {
        store.add(List.of(step));
        return read(step.subject());
    }

    private Chain read(Subject subject) {
        return seen.read(subject);
    }

    private static Step holding(Subject from, String name, Means means) {
        return step(NEW_USER, "e-1", NOON, new Fact.Granted(name, UNKNOWN, means, Optional.of(from)));
    }

    private static Answer answer(Subject of, Instant asked, Optional<Privilege> privilege) {
        return new Answer(of, new Known(Optional.empty(), privilege), asked);
    }
}
