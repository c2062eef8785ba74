package dev.latchkey.detection;

import static dev.latchkey.detection.Cast.NEW_USER;
import static dev.latchkey.detection.Cast.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Keeping.Result;
import dev.latchkey.detection.allowlist.AllowlistUnread;
import dev.latchkey.detection.digest.Changes;
import dev.latchkey.detection.digest.Changes.Change;
import dev.latchkey.detection.digest.Coverage;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.verdict.SightingLog;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What came, who provisions or the allowlist cannot be read: nothing of it is lost. */
class KeepingUnreadTest extends KeepingCase {

    @Test
    void if_what_came_cannot_be_read_it_is_tried_again_and_that_is_said() {
        Keeping keeping = keeping(chains, List.of());
        Changes broken = new Lately() {
            @Override
            public Stream<Change> since(Instant time, Duration least, Optional<Subject> after) {
                throw new IllegalStateException("no table");
            }
        };
        Result result = new Keeping(
                        broken, chains, keeping.detector(), keeping.listing(), keeping.told(), evidence, callers)
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
        Result result = new Keeping(
                        new Lately(), chains, keeping.detector(), keeping.listing(), keeping.told(), evidence, busy)
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
        Result result = new Keeping(
                        once, chains, keeping.detector(), keeping.listing(), keeping.told(), evidence, callers)
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
}
