package dev.latchkey.detection.verdict;

import static dev.latchkey.detection.Cast.ACCOUNT_ROOT;
import static dev.latchkey.detection.Cast.HOME;
import static dev.latchkey.detection.Cast.MALLORY;
import static dev.latchkey.detection.Cast.NEW_USER;
import static dev.latchkey.detection.Cast.NOON;
import static dev.latchkey.detection.Cast.TERRAFORM;
import static dev.latchkey.detection.Cast.by;
import static dev.latchkey.detection.Cast.created;
import static dev.latchkey.detection.Cast.granted;
import static dev.latchkey.detection.Cast.keyed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.Provisioners;
import dev.latchkey.detection.allowlist.Allowlist;
import dev.latchkey.detection.call.Principal;
import dev.latchkey.detection.chain.Chain;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StrangersTest {

    private static final Duration WINDOW = Tuning.DEFAULT.window();
    private static final Duration LEARNING = Tuning.DEFAULT.learning();
    private static final Instant LONG_AGO = NOON.minus(LEARNING);
    private static final Step CREATION = created(NEW_USER, "e-1", NOON);
    private static final Step KEY = keyed(NEW_USER, "e-2", NOON.plusSeconds(60));

    private final InMemoryKnownCallers callers = new InMemoryKnownCallers();

    @Test
    void a_caller_who_was_never_seen_where_others_have_long_been_is_a_stranger_and_strong() {
        seen(TERRAFORM, LONG_AGO);
        Assessment found = judged(Tuning.DEFAULT, CREATION, KEY);
        assertThat(found.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(found.traits())
                .containsExactly(new Trait(
                        Trait.Kind.STRANGER,
                        "CreateUser, and nothing of the kind in this account before 2026-03-01T12:00:00Z, by"
                                + " arn:aws:iam::111122223333:user/mallory"));
    }

    @Test
    void a_second_less_than_learning_takes_is_too_short_to_know_who_is_a_stranger() {
        Duration sinceCreation = Duration.between(CREATION.time(), KEY.time());
        seen(TERRAFORM, LONG_AGO.plus(sinceCreation).plusSeconds(1));
        assertThat(isByStranger(CREATION, KEY)).isFalse();
        seen(TERRAFORM, LONG_AGO.plus(sinceCreation));
        assertThat(isByStranger(CREATION, KEY)).isTrue();
    }

    @Test
    void who_was_seen_a_window_before_is_known_and_who_was_seen_a_second_less_is_not() {
        seen(TERRAFORM, LONG_AGO);
        seen(MALLORY, NOON.minus(WINDOW).plusSeconds(1));
        assertThat(isByStranger(CREATION, KEY)).isTrue();
        seen(MALLORY, NOON.minus(WINDOW));
        assertThat(isByStranger(CREATION, KEY)).isFalse();
    }

    @Test
    void each_step_is_held_to_what_was_known_before_it() {
        seen(TERRAFORM, LONG_AGO);
        seen(MALLORY, NOON.minus(WINDOW));
        Step key = by(Cast.user("eve"), KEY);
        assertThat(judged(Tuning.DEFAULT, CREATION, key).traits())
                .singleElement()
                .satisfies(trait ->
                        assertThat(trait.fact()).startsWith("CreateAccessKey, ").endsWith(":user/eve"));
    }

    @Test
    void with_learning_off_nobody_is_a_stranger() {
        seen(TERRAFORM, LONG_AGO);
        assertThat(judged(Tuning.DEFAULT.withLearning(Duration.ZERO), CREATION, KEY)
                        .traits())
                .isEmpty();
    }

    @Test
    void what_an_identity_does_to_itself_neither_asks_nor_makes_known() {
        Principal itself = Cast.user(NEW_USER.name());
        seen(TERRAFORM, LONG_AGO);
        assertThat(isByStranger(by(TERRAFORM, CREATION), by(itself, KEY))).isFalse();
        assertThat(Sighting.in(by(itself, KEY))).isEmpty();
        assertThat(Sighting.in(by(Cast.ROOT, keyed(ACCOUNT_ROOT, "e-3", NOON)))).isEmpty();
    }

    @Test
    void a_service_of_aws_is_no_stranger_and_makes_nothing_known() {
        Step byService = by(Provisioners.SES, CREATION);
        seen(TERRAFORM, LONG_AGO);
        assertThat(isByStranger(byService, by(TERRAFORM, KEY))).isFalse();
        assertThat(Sighting.in(byService)).isEmpty();
    }

    @Test
    void accounts_are_learnt_one_by_one() {
        Subject elsewhere = new Subject.User("aws", Cast.SISTER, "svc");
        seen(by(ofTheSister(), created(elsewhere, "e-0", LONG_AGO)));
        assertThat(isByStranger(CREATION, KEY)).isFalse();
        seen(TERRAFORM, LONG_AGO);
        assertThat(isByStranger(CREATION, KEY)).isTrue();
    }

    @Test
    void a_name_is_known_in_any_case() {
        seen(TERRAFORM, LONG_AGO);
        seen(Cast.user("Mallory"), NOON.minus(WINDOW));
        assertThat(isByStranger(CREATION, KEY)).isFalse();
    }

    @Test
    void callers_are_bounded_and_not_their_steps() {
        seen(TERRAFORM, LONG_AGO);
        Stream<Step> byTerraform = IntStream.rangeClosed(0, Strangers.MOST)
                .mapToObj(number -> by(TERRAFORM, granted(NEW_USER, "e-a" + number, NOON, Level.LIMITED)));
        assertThat(isByStranger(Stream.concat(byTerraform, Stream.of(by(TERRAFORM, CREATION), KEY))
                        .toArray(Step[]::new)))
                .isTrue();
    }

    private void seen(Principal caller, Instant time) {
        seen(by(caller, created(new Subject.User("aws", HOME, "another"), "e-0", time)));
    }

    private void seen(Step step) {
        callers.learn(Sighting.in(step).stream().toList());
    }

    private boolean isByStranger(Step... steps) {
        return judged(Tuning.DEFAULT, steps).traits().stream().anyMatch(trait -> trait.kind() == Trait.Kind.STRANGER);
    }

    private Assessment judged(Tuning tuning, Step... steps) {
        return judged(new Analytic(tuning, Allowlist.NOBODY, callers), steps);
    }

    private static Assessment judged(Analytic analytic, Step... steps) {
        return analytic.judge(Chain.of(NEW_USER, Stream.of(steps).toList())).stream()
                .flatMap(verdict -> verdict.finding().stream())
                .findFirst()
                .orElseThrow();
    }

    private static Principal ofTheSister() {
        return new Principal(
                "IAMUser",
                Optional.of("arn:aws:iam::" + Cast.SISTER + ":user/mallory"),
                Optional.empty(),
                Optional.of(Cast.SISTER),
                Optional.of("mallory"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
