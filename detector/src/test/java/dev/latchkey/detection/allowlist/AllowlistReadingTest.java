package dev.latchkey.detection.allowlist;

import static dev.latchkey.detection.Cast.NEW_ROLE;
import static dev.latchkey.detection.Cast.NEW_USER;
import static dev.latchkey.detection.Cast.NOON;
import static dev.latchkey.detection.Cast.TERRAFORM;
import static dev.latchkey.detection.Cast.THE_VENDOR;
import static dev.latchkey.detection.Cast.by;
import static dev.latchkey.detection.Cast.created;
import static dev.latchkey.detection.Cast.granted;
import static dev.latchkey.detection.Cast.keyed;
import static dev.latchkey.detection.Cast.opened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.detection.allowlist.Allowlist.Entries;
import dev.latchkey.detection.chain.Chain;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.verdict.Analytic;
import dev.latchkey.detection.verdict.Assessment;
import dev.latchkey.detection.verdict.Severity;
import dev.latchkey.detection.verdict.Tuning;
import dev.latchkey.detection.verdict.Verdict;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** When the allowlist is read for a chain, and what becomes of the chain if it cannot be. */
class AllowlistReadingTest {

    private static final Step CREATION = by(TERRAFORM, created(NEW_ROLE, "e-1", NOON));
    private static final Step DOOR = by(TERRAFORM, opened(NEW_ROLE, "e-1", NOON, THE_VENDOR));

    @Test
    void the_allowlist_is_read_only_if_the_finding_could_be_told() {
        Allowlist unreadable = () -> {
            throw new AssertionError("read for a finding that nobody would be told");
        };
        Analytic analytic = new Analytic(Tuning.DEFAULT, unreadable);
        assertThat(analytic.judge(Chain.of(NEW_USER, List.of(created(NEW_USER, "e-1", NOON), grant()))))
                .hasSize(1);
    }

    @Test
    void what_could_not_be_read_in_the_allowlist_is_said() {
        Allowlist broken = () -> new Entries(List.of(), List.of("entry x: owner is missing or empty"));
        List<Verdict> verdicts =
                new Analytic(Tuning.DEFAULT, broken).judge(Chain.of(NEW_ROLE, List.of(CREATION, DOOR)));
        assertThat(verdicts.get(0).finding())
                .map(Assessment::problems)
                .contains(List.of("allowlist: entry x: owner is missing or empty"));
    }

    @Test
    void an_allowlist_that_will_never_be_read_approves_nobody_and_the_alert_says_so() {
        assertThat(judgedWithout(true, grant(), keyed(NEW_USER, "e-3", NOON)))
                .satisfies(medium -> assertThat(medium.severity()).isEqualTo(Severity.MEDIUM))
                .extracting(Assessment::problems)
                .isEqualTo(List.of("allowlist: could not be read (AccessDenied): nobody is approved"));
    }

    @Test
    void an_allowlist_that_may_be_read_in_a_moment_is_waited_for_unless_the_finding_is_high() {
        Step key = keyed(NEW_USER, "e-3", NOON);
        assertThatThrownBy(() -> judgedWithout(false, grant(), key)).isInstanceOf(AllowlistUnread.class);
        Assessment high = judgedWithout(false, granted(NEW_USER, "e-4", NOON, Level.ADMIN), key);
        assertThat(high.severity()).isEqualTo(Severity.HIGH);
        assertThat(high.problems()).hasSize(1);
    }

    private static Assessment judgedWithout(boolean lasting, Step... more) {
        Allowlist unread = () -> {
            throw new AllowlistUnread("AccessDenied", lasting, new IllegalStateException());
        };
        Step creation = created(NEW_USER, "e-1", NOON);
        List<Step> steps = Stream.concat(Stream.of(creation), Stream.of(more)).toList();
        return new Analytic(Tuning.DEFAULT, unread)
                .judge(Chain.of(NEW_USER, steps))
                .get(0)
                .finding()
                .orElseThrow();
    }

    private static Step grant() {
        return granted(NEW_USER, "e-2", NOON, Level.LIMITED);
    }
}
