package dev.latchkey.detection;

import static dev.latchkey.detection.Cast.HOME;
import static dev.latchkey.detection.Cast.NEW_USER;
import static dev.latchkey.detection.Cast.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Keeping.Result;
import dev.latchkey.detection.allowlist.AllowlistUnread;
import dev.latchkey.detection.chain.ChainStore;
import dev.latchkey.detection.digest.Coverage;
import dev.latchkey.detection.digest.Coverage.Pass;
import dev.latchkey.detection.digest.IdentityRecord;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.verdict.Tuning;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A run that has not time for all that came. */
class KeepingTimeTest extends KeepingCase {

    private static final Subject THIRD = new Subject.User("aws", HOME, "third");

    @Test
    void one_is_kept_however_little_time_there_is_and_the_next_run_goes_on_behind_it() {
        arriveAll();
        assertThat(run(false)).isEqualTo(new Result(1, List.of(), 2, true, Optional.empty()));
        assertThat(evidence.coverage()).hasValueSatisfying(it -> {
            assertThat(it.pass()).contains(new Pass(NOON, NEW_USER));
            assertThat(it.isAny()).isFalse();
        });
        assertThat(run(false).left()).isEqualTo(1);
        assertThat(run(false).isWhole()).isTrue();
        assertThat(kept()).extracting(IdentityRecord::identity).containsExactlyInAnyOrder(names());
        assertThat(evidence.coverage()).contains(Coverage.first(NOON, life));
    }

    @Test
    void what_came_meanwhile_is_left_to_the_next_pass() {
        keep();
        clock.pass(DAY);
        arriveAll();
        run(false);
        clock.pass(Duration.ofHours(12));
        run(true);
        assertThat(evidence.coverage()).hasValueSatisfying(it -> {
            assertThat(it.to()).isEqualTo(NOON.plus(DAY));
            assertThat(it.pass()).isEmpty();
        });
    }

    @Test
    void whoever_is_judged_first_is_judged_by_all_who_were_seen_provisioning() {
        arrive(List.of(Cast.created(OTHER, "e-0", NOON.minus(Tuning.DEFAULT.learning()))));
        keep();
        Step earlier = Cast.by(Cast.user("eve"), Cast.created(THIRD, "e-3", NOON.minus(DAY)));
        arrive(List.of(
                Cast.created(NEW_USER, "e-1", NOON),
                Cast.by(Cast.user("eve"), Cast.keyed(NEW_USER, "e-2", NOON.plusSeconds(60))),
                earlier));
        run(false);
        assertThat(kept())
                .filteredOn(it -> it.subject().equals(NEW_USER))
                .singleElement()
                .satisfies(
                        it -> assertThat(it.conclusion().finding().orElseThrow().traits())
                                .isEmpty());
    }

    @Test
    void who_could_not_be_kept_of_a_part_is_named_and_tried_again() {
        arriveAll();
        assertThat(keeping(new BrokenChains(chains, List.of(NEW_USER)), List.of())
                        .upTo(NOON, List.of(), () -> false)
                        .unkept())
                .containsExactly(NEW_USER);
        assertThat(evidence.coverage())
                .hasValueSatisfying(it -> assertThat(it.unkept()).containsExactly(NEW_USER));
        assertThat(run(true).kept()).isEqualTo(3);
    }

    @Test
    void of_those_who_were_named_one_is_tried_however_little_time_there_is_and_the_others_first_the_next_time() {
        arriveAll();
        keep(new BrokenChains(chains, List.of(NEW_USER, OTHER)));
        lately = List.of();
        ChainStore broken = new BrokenChains(chains, List.of(NEW_USER));
        Result result = keeping(broken, List.of()).upTo(NOON, List.of(), () -> false);
        assertThat(result.unkept()).containsExactly(NEW_USER);
        assertThat(result.left()).isEqualTo(1);
        assertThat(evidence.coverage()).contains(Coverage.first(NOON, life).butFor(List.of(OTHER, NEW_USER)));
        assertThat(keeping(broken, List.of()).upTo(NOON, List.of(), () -> false).kept())
                .isEqualTo(1);
        assertThat(run(true).isWhole()).isTrue();
        assertThat(evidence.coverage()).contains(Coverage.first(NOON, life));
    }

    @Test
    void no_place_is_noted_while_more_cannot_be_kept_than_are_named() {
        List<Subject> broken = groups(Coverage.MOST_UNKEPT + 1);
        arrive(Stream.concat(broken.stream(), Stream.of(NEW_USER))
                .map(subject -> Cast.granted(subject, subject.name(), NOON, Level.ADMIN))
                .toList());
        Iterator<Subject> timeFor = broken.stream().skip(1).iterator();
        Result result = keeping(new BrokenChains(chains, broken), List.of())
                .upTo(NOON, List.of(), () -> timeFor.hasNext() && timeFor.next() != NEW_USER);
        assertThat(result.left()).isEqualTo(1);
        assertThat(result.noted()).isFalse();
        assertThat(evidence.coverage()).isEmpty();
    }

    @Test
    void a_pass_that_took_so_long_that_chains_expired_is_a_gap() {
        keep();
        arriveAll();
        run(false);
        clock.pass(life);
        run(true);
        assertThat(evidence.coverage()).hasValueSatisfying(it -> {
            assertThat(it.gapFrom()).contains(NOON);
            assertThat(it.from()).isEqualTo(NOON.plus(life));
            assertThat(it.to()).isEqualTo(NOON);
            assertThat(it.isAny()).isFalse();
        });
        run(true);
        assertThat(evidence.coverage()).hasValueSatisfying(it -> {
            assertThat(it.isAny()).isTrue();
            assertThat(it.from()).isEqualTo(NOON.plus(life));
        });
    }

    @Test
    void a_first_pass_that_takes_days_is_no_gap() {
        arriveAll();
        run(false);
        clock.pass(DAY);
        run(false);
        clock.pass(DAY);
        run(false);
        assertThat(evidence.coverage()).contains(Coverage.first(NOON, life));
    }

    @Test
    void without_the_allowlist_nobody_is_passed() {
        keep();
        arriveAll();
        AllowlistUnread unread = new AllowlistUnread("AccessDenied", true, new IllegalStateException());
        Result result = keeping(chains, List.of()).without(unread, clock.instant(), () -> false);
        assertThat(result.left()).isEqualTo(2);
        assertThat(result.noted()).isFalse();
        assertThat(evidence.coverage())
                .hasValueSatisfying(it -> assertThat(it.pass()).isEmpty());
    }

    @Test
    void whom_several_lead_to_is_judged_once_a_run() {
        chains.add(joined());
        arrive(Stream.concat(
                        joined().stream(), Stream.of(Cast.granted(ADMINS, "e-3", NOON.plusSeconds(60), Level.ADMIN)))
                .toList());
        assertThat(run(true).kept()).isEqualTo(1);
    }

    private void arriveAll() {
        arrive(Stream.of(NEW_USER, OTHER, THIRD)
                .flatMap(user -> chain(user).stream())
                .toList());
    }

    private static String[] names() {
        return Stream.of(NEW_USER, OTHER, THIRD).map(Subject::name).toArray(String[]::new);
    }

    private Result run(boolean isTimeLeft) {
        return keeping(chains, List.of()).upTo(clock.instant(), List.of(), () -> isTimeLeft);
    }
}
