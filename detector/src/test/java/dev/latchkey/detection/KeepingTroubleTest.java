package dev.latchkey.detection;

import static dev.latchkey.detection.Cast.HOME;
import static dev.latchkey.detection.Cast.NEW_USER;
import static dev.latchkey.detection.Cast.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Keeping.Result;
import dev.latchkey.detection.digest.Changes;
import dev.latchkey.detection.digest.Changes.Change;
import dev.latchkey.detection.digest.Coverage;
import dev.latchkey.detection.digest.IdentityRecord;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.verdict.AllowlistUnread;
import dev.latchkey.detection.verdict.SightingLog;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who cannot be kept holds up nobody else, and is not forgotten. */
class KeepingTroubleTest extends KeepingCase {

    @Test
    void who_cannot_be_judged_holds_up_no_other_and_is_tried_again_by_name() {
        arrive(chain(NEW_USER));
        lately = List.of(told(NEW_USER), told(OTHER));
        chains.add(chain(OTHER));
        Result first = keep(new BrokenChains(chains, List.of(NEW_USER)));
        assertThat(first.kept()).isEqualTo(1);
        assertThat(first.unkept()).containsExactly(NEW_USER);
        assertThat(first.trouble()).hasValueSatisfying(it -> assertThat(it).hasMessage("not now"));
        assertThat(kept()).extracting(IdentityRecord::identity).containsExactly("other");
        assertThat(evidence.coverage()).contains(Coverage.first(NOON, life).butFor(List.of(NEW_USER)));
        lately = List.of();
        assertThat(keep(chains)).isEqualTo(new Result(1, List.of(), 0, true, Optional.empty()));
        assertThat(evidence.coverage()).contains(Coverage.first(NOON, life));
    }

    @Test
    void if_more_cannot_be_kept_than_are_named_all_that_came_is_tried_again() {
        keep();
        clock.pass(DAY);
        lately = IntStream.rangeClosed(0, Coverage.MOST_UNKEPT)
                .mapToObj(number -> told(new Subject.User("aws", HOME, "svc-" + number)))
                .toList();
        keep(new BrokenChains(chains, List.of()));
        assertThat(evidence.coverage()).hasValueSatisfying(it -> {
            assertThat(it.to()).isEqualTo(NOON);
            assertThat(it.allUnkept()).isEqualTo(Coverage.MOST_UNKEPT + 1);
        });
        lately = lately.subList(0, Coverage.MOST_UNKEPT);
        keep(new BrokenChains(chains, List.of()));
        assertThat(evidence.coverage()).hasValueSatisfying(it -> {
            assertThat(it.allUnkept()).isEqualTo(Coverage.MOST_UNKEPT);
            assertThat(it.to()).isEqualTo(NOON.plus(DAY));
        });
    }

    @Test
    void who_is_tried_again_by_name_stays_named_though_more_others_cannot_be_kept() {
        arrive(chain(NEW_USER));
        notAsked = Optional.of(NEW_USER);
        assertThat(keep(chains).unkept()).containsExactly(NEW_USER);
        clock.pass(DAY);
        assertThat(keepWithout(groups(Coverage.MOST_UNKEPT)).unkept()).contains(NEW_USER);
        assertThat(evidence.coverage()).hasValueSatisfying(it -> {
            assertThat(it.to()).isEqualTo(NOON);
            assertThat(it.unkept()).startsWith(NEW_USER).hasSize(Coverage.MOST_UNKEPT);
            assertThat(it.allUnkept()).isEqualTo(Coverage.MOST_UNKEPT + 1);
        });
        notAsked = Optional.empty();
        lately = List.of();
        keep();
        assertThat(kept()).extracting(IdentityRecord::identity).containsExactly(NEW_USER.name());
    }

    @Test
    void who_leads_to_others_stays_named_while_more_of_them_cannot_be_kept_than_are_named() {
        arrive(joined());
        keep();
        clock.pass(DAY);
        arrive(List.of(
                Cast.granted(ADMINS, "e-3", NOON.plusSeconds(60), Level.ADMIN),
                Cast.keyed(NEW_USER, "e-4", NOON.plusSeconds(90))));
        assertThat(keep(new BrokenChains(chains, List.of(ADMINS))).unkept()).contains(ADMINS);
        clock.pass(DAY);
        notAsked = Optional.of(NEW_USER);
        assertThat(keepWithout(groups(Coverage.MOST_UNKEPT)).unkept())
                .contains(NEW_USER)
                .doesNotContain(ADMINS);
        notAsked = Optional.empty();
        lately = List.of();
        keep();
        assertThat(kept())
                .singleElement()
                .satisfies(it -> assertThat(it.rights()).isEqualTo("ADMIN"));
    }

    @Test
    void who_holds_what_could_not_be_read_is_kept_anew_when_it_can_be() {
        arrive(joined());
        keep();
        clock.pass(DAY);
        Step more = Cast.granted(ADMINS, "e-3", NOON.plusSeconds(60), Level.ADMIN);
        arrive(List.of(more));
        assertThat(keep(new BrokenChains(chains, List.of(ADMINS))).unkept()).contains(ADMINS);
        lately = List.of();
        assertThat(keep()).isEqualTo(1);
        assertThat(kept())
                .singleElement()
                .satisfies(it -> assertThat(it.rights()).isEqualTo("ADMIN"));
        assertThat(evidence.coverage())
                .hasValueSatisfying(it -> assertThat(it.allUnkept()).isZero());
    }

    @Test
    void if_what_came_cannot_be_read_it_is_tried_again_and_that_is_said() {
        Keeping keeping = keeping(chains, List.of());
        Changes broken = new Lately() {
            @Override
            public Stream<Change> since(Instant time, Duration least, Optional<Subject> after) {
                throw new IllegalStateException("no table");
            }
        };
        Result result = new Keeping(broken, chains, keeping.detector(), keeping.told(), evidence, callers)
                .upTo(clock.instant(), List.of(), () -> true);
        assertThat(result.trouble()).hasValueSatisfying(it -> assertThat(it).hasMessage("no table"));
        assertThat(evidence.coverage()).isEmpty();
    }

    @Test
    void if_it_cannot_be_learnt_who_provisions_all_that_came_is_tried_again() {
        keep();
        clock.pass(DAY);
        arrive(chain(NEW_USER));
        Keeping keeping = keeping(chains, List.of());
        SightingLog busy = sightings -> {
            throw new IllegalStateException("not learnt");
        };
        Result result = new Keeping(new Lately(), chains, keeping.detector(), keeping.told(), evidence, busy)
                .upTo(clock.instant(), List.of(), () -> true);
        assertThat(result.kept()).isEqualTo(1);
        assertThat(result.trouble()).hasValueSatisfying(it -> assertThat(it).hasMessage("not learnt"));
        assertThat(evidence.coverage()).contains(Coverage.first(NOON, life));
    }

    @Test
    void if_what_came_can_be_read_for_learning_alone_it_is_tried_again() {
        keep();
        clock.pass(DAY);
        arrive(chain(NEW_USER));
        Keeping keeping = keeping(chains, List.of());
        AtomicBoolean read = new AtomicBoolean();
        Changes once = new Lately() {
            @Override
            public Stream<Change> since(Instant time, Duration least, Optional<Subject> after) {
                if (read.getAndSet(true)) {
                    throw new IllegalStateException("no table");
                }
                return super.since(time, least, after);
            }
        };
        Result result = new Keeping(once, chains, keeping.detector(), keeping.told(), evidence, callers)
                .upTo(clock.instant(), List.of(), () -> true);
        assertThat(result.trouble()).hasValueSatisfying(it -> assertThat(it).hasMessage("no table"));
        assertThat(evidence.coverage()).contains(Coverage.first(NOON, life));
    }

    @Test
    void without_the_allowlist_coverage_stays_and_whoever_was_named_is_named_though_he_could_be_kept() {
        keep();
        clock.pass(DAY);
        arrive(chain(NEW_USER));
        assertThat(keep(new BrokenChains(chains, List.of(NEW_USER))).unkept()).containsExactly(NEW_USER);
        lately = List.of();
        Result result = keeping(chains, List.of())
                .without(
                        new AllowlistUnread("AccessDenied", true, new IllegalStateException()),
                        clock.instant().plus(DAY),
                        () -> true);
        assertThat(result.kept()).isEqualTo(1);
        assertThat(result.trouble()).containsInstanceOf(AllowlistUnread.class);
        assertThat(evidence.coverage()).hasValueSatisfying(it -> {
            assertThat(it.to()).isEqualTo(NOON.plus(DAY));
            assertThat(it.unkept()).containsExactly(NEW_USER);
        });
    }

    /** Each has been given something, and cannot be read. */
    private Result keepWithout(List<Subject> groups) {
        arrive(groups.stream()
                .map(group -> Cast.granted(group, group.name(), clock.instant(), Level.ADMIN))
                .toList());
        return keep(new BrokenChains(chains, groups));
    }
}
