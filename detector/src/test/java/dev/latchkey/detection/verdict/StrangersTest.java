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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.Provisioners;
import dev.latchkey.detection.call.Principal;
import dev.latchkey.detection.chain.Chain;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.verdict.KnownCallers.Seen;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StrangersTest {

    private static final Duration WINDOW = Tuning.DEFAULT.window();
    private static final Duration LEARNING = Tuning.DEFAULT.learning();
    private static final Instant LONG_AGO = NOON.minus(LEARNING);
    private static final Step CREATION = created(NEW_USER, "e-1", NOON);
    private static final String UNREAD =
            "who has provisioned before could not be read (Busy): whether a caller is new to it is not known";
    private static final Step KEY = keyed(NEW_USER, "e-2", NOON.plusSeconds(60));

    private final KnownCallers callers = new InMemoryKnownCallers();

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
    void nobody_is_asked_about_for_what_nobody_would_be_told_or_is_approved() {
        KnownCallers unasked = answering(callers -> {
            throw new AssertionError("asked about");
        });
        assertThat(new Analytic(Tuning.DEFAULT, Allowlist.NOBODY, unasked)
                        .judge(Chain.of(NEW_USER, List.of(CREATION, granted(NEW_USER, "e-2", NOON, Level.LIMITED)))))
                .hasSize(1);
        AllowlistEntry entry = AllowlistEntry.of(Map.of(
                "pk", "mallory",
                "principal", "arn:aws:iam::" + HOME + ":user/mallory",
                "stages", List.of("CREATION", "CREDENTIAL"),
                "owner", "ops",
                "reason", "test"));
        assertThat(new Analytic(Tuning.DEFAULT, () -> new Allowlist.Entries(List.of(entry), List.of()), unasked)
                        .judge(Chain.of(NEW_USER, List.of(CREATION, KEY))))
                .singleElement()
                .isInstanceOf(Verdict.Approved.class);
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

    @Test
    void no_more_callers_are_asked_about_than_one_request_takes() {
        AtomicInteger asked = new AtomicInteger();
        KnownCallers counting = answering(callers -> {
            asked.set(callers.size());
            return new Seen(Map.of());
        });
        Stream<Step> byMany = IntStream.range(0, 49)
                .mapToObj(number -> by(Cast.user("u" + number), granted(NEW_USER, "e-" + number, NOON, Level.LIMITED)));
        judged(
                new Analytic(Tuning.DEFAULT, Allowlist.NOBODY, counting),
                Stream.concat(byMany, Stream.of(CREATION, KEY)).toArray(Step[]::new));
        assertThat(asked).hasValue(Strangers.MOST + 1);
    }

    @Test
    void what_for_long_cannot_be_known_of_them_is_said() {
        Assessment found = judged(unread(true), CREATION, KEY);
        assertThat(found.traits()).isEmpty();
        assertThat(found.problems()).containsExactly(UNREAD);
    }

    @Test
    void what_may_be_known_of_them_in_a_moment_is_waited_for_unless_it_is_severe_without() {
        assertThatThrownBy(() -> judged(unread(false), CREATION, KEY)).isInstanceOf(CallersUnread.class);
        Assessment found = judged(unread(false), CREATION, KEY, granted(NEW_USER, "e-3", NOON, Level.ADMIN));
        assertThat(found.severity()).isEqualTo(Severity.HIGH);
        assertThat(found.problems()).containsExactly(UNREAD);
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

    private static Analytic unread(boolean lasting) {
        KnownCallers unread = answering(callers -> {
            throw new CallersUnread("Busy", lasting, new IllegalStateException());
        });
        return new Analytic(Tuning.DEFAULT, Allowlist.NOBODY, unread);
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
                Optional.empty());
    }

    private static KnownCallers answering(Function<Set<Subject>, Seen> answer) {
        return new KnownCallers() {
            @Override
            public Seen of(Set<Subject> asked) {
                return answer.apply(asked);
            }

            @Override
            public void learn(Collection<Sighting> sightings) {
                throw new AssertionError("learnt");
            }
        };
    }
}
