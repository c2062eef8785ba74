package dev.latchkey.detection.verdict;

import static dev.latchkey.detection.Cast.HOME;
import static dev.latchkey.detection.Cast.NEW_USER;
import static dev.latchkey.detection.Cast.NOON;
import static dev.latchkey.detection.Cast.by;
import static dev.latchkey.detection.Cast.created;
import static dev.latchkey.detection.Cast.granted;
import static dev.latchkey.detection.Cast.keyed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.allowlist.Allowlist;
import dev.latchkey.detection.allowlist.AllowlistEntry;
import dev.latchkey.detection.chain.Chain;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.verdict.KnownCallers.Seen;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** When it is asked who has provisioned before, of how many, and what becomes of a finding if nobody can say. */
class AskingAboutCallersTest {

    private static final Step CREATION = created(NEW_USER, "e-1", NOON);
    private static final Step KEY = keyed(NEW_USER, "e-2", NOON.plusSeconds(60));
    private static final String UNREAD =
            "who has provisioned before could not be read (Busy): whether a caller or its method is new to it is not known";

    @Test
    void nobody_is_asked_about_for_what_nobody_would_be_told_or_is_approved() {
        KnownCallers unasked = callers -> {
            throw new AssertionError("asked about");
        };
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
    void no_more_callers_are_asked_about_than_one_request_takes() {
        AtomicInteger asked = new AtomicInteger();
        KnownCallers counting = callers -> {
            asked.set(callers.size());
            return new Seen(Map.of());
        };
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

    private static Assessment judged(Analytic analytic, Step... steps) {
        return analytic.judge(Chain.of(NEW_USER, Stream.of(steps).toList())).stream()
                .flatMap(verdict -> verdict.finding().stream())
                .findFirst()
                .orElseThrow();
    }

    private static Analytic unread(boolean lasting) {
        KnownCallers unread = callers -> {
            throw new CallersUnread("Busy", lasting, new IllegalStateException());
        };
        return new Analytic(Tuning.DEFAULT, Allowlist.NOBODY, unread);
    }
}
