package dev.latchkey.detection.verdict;

import static dev.latchkey.detection.Cast.NEW_USER;
import static dev.latchkey.detection.Cast.NOON;
import static dev.latchkey.detection.Cast.created;
import static dev.latchkey.detection.Cast.keyed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.allowlist.Allowlist;
import dev.latchkey.detection.call.Origin;
import dev.latchkey.detection.chain.Chain;
import dev.latchkey.detection.step.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnusualMethodsTest {

    private static final Duration WINDOW = Tuning.DEFAULT.window();
    private static final Instant LONG_AGO = NOON.minus(Tuning.DEFAULT.learning());
    private static final String TERRAFORM = "APN/1.0 HashiCorp/1.0 Terraform/1.9.5 aws-sdk-go-v2/1.30.4";
    private static final String BOTO = "Boto3/1.34.0 md/Botocore#1.34.0";
    private static final String CLI = "aws-cli/2.17.32";
    private static final String BROWSER = "Mozilla/5.0";
    private static final Step CREATION = with(CLI, created(NEW_USER, "e-1", NOON));
    private static final Step KEY = with(CLI, keyed(NEW_USER, "e-2", NOON.plusSeconds(60)));

    private final InMemoryKnownCallers callers = new InMemoryKnownCallers();

    @Test
    void automation_that_its_caller_never_used_is_weak_and_says_what_was_used_before() {
        seen(TERRAFORM, LONG_AGO);
        seen(BROWSER, NOON.minus(WINDOW));
        Assessment found = judged(Tuning.DEFAULT, CREATION, KEY);
        assertThat(found.severity()).isEqualTo(Severity.LOW);
        assertThat(found.traits())
                .containsExactly(new Trait(
                        Trait.Kind.UNUSUAL_METHOD,
                        "CreateUser with CLI, but only ever with console and IaC before 2026-03-01T12:00:00Z, by"
                                + " arn:aws:iam::111122223333:user/mallory"));
    }

    @Test
    void with_another_weak_trait_it_raises() {
        seen(TERRAFORM, LONG_AGO);
        Step withoutMfa = Cast.by(Cast.userWithoutMfa("mallory"), KEY);
        assertThat(judged(Tuning.DEFAULT, CREATION, withoutMfa).severity()).isEqualTo(Severity.MEDIUM);
    }

    @Test
    void what_was_used_a_window_before_is_usual_and_what_was_used_a_second_less_is_not() {
        seen(TERRAFORM, LONG_AGO);
        seen(CLI, NOON.minus(WINDOW).plusSeconds(1));
        assertThat(isUnusual(CREATION, with(TERRAFORM, KEY))).isTrue();
        seen(CLI, NOON.minus(WINDOW));
        assertThat(isUnusual(CREATION, with(TERRAFORM, KEY))).isFalse();
    }

    @Test
    void who_has_not_long_been_known_is_only_getting_known() {
        seen(TERRAFORM, LONG_AGO.plusSeconds(61));
        assertThat(isUnusual(CREATION, KEY)).isFalse();
        seen(TERRAFORM, LONG_AGO.plusSeconds(60));
        assertThat(isUnusual(CREATION, KEY)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {BROWSER, "cloudformation.amazonaws.com", ""})
    void a_console_and_what_is_used_already_and_who_says_nothing_are_not_unusual(String agent) {
        seen(TERRAFORM, LONG_AGO);
        assertThat(isUnusual(with(agent, CREATION), with(agent, KEY))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {CLI, BOTO, "Go-http-client/1.1"})
    void whatever_may_run_by_itself_is(String agent) {
        seen(TERRAFORM, LONG_AGO);
        assertThat(isUnusual(with(agent, CREATION))).isFalse();
        assertThat(isUnusual(with(agent, CREATION), with(TERRAFORM, KEY))).isTrue();
    }

    @Test
    void what_others_use_is_not_usual_for_the_caller() {
        seen(TERRAFORM, LONG_AGO);
        callers.learn(Sighting.in(Cast.by(Cast.TERRAFORM, with(CLI, created(NEW_USER, "e-0", LONG_AGO)))).stream()
                .toList());
        assertThat(isUnusual(CREATION, KEY)).isTrue();
    }

    @Test
    void with_learning_off_nothing_is_unusual() {
        seen(TERRAFORM, LONG_AGO);
        assertThat(judged(Tuning.DEFAULT.withLearning(Duration.ZERO), CREATION, KEY)
                        .traits())
                .isEmpty();
    }

    private static Step with(String agent, Step step) {
        return Cast.from(new Origin(step.origin().address(), agent, false), step);
    }

    private void seen(String agent, Instant time) {
        callers.learn(Sighting.in(with(agent, created(NEW_USER, "e-0", time))).stream()
                .toList());
    }

    private boolean isUnusual(Step... steps) {
        return judgedAll(Tuning.DEFAULT, steps).stream()
                .flatMap(assessment -> assessment.traits().stream())
                .anyMatch(trait -> trait.kind() == Trait.Kind.UNUSUAL_METHOD);
    }

    private Assessment judged(Tuning tuning, Step... steps) {
        return judgedAll(tuning, steps).get(0);
    }

    private List<Assessment> judgedAll(Tuning tuning, Step... steps) {
        return new Analytic(tuning, Allowlist.NOBODY, callers)
                .judge(Chain.of(NEW_USER, Stream.of(steps).toList())).stream()
                        .flatMap(verdict -> verdict.finding().stream())
                        .toList();
    }
}
