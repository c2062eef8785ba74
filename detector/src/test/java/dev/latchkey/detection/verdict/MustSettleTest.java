package dev.latchkey.detection.verdict;

import static dev.latchkey.detection.Cast.ACCOUNT_ROOT;
import static dev.latchkey.detection.Cast.ANYONE;
import static dev.latchkey.detection.Cast.HOME;
import static dev.latchkey.detection.Cast.LAMBDA;
import static dev.latchkey.detection.Cast.NEW_ROLE;
import static dev.latchkey.detection.Cast.NEW_USER;
import static dev.latchkey.detection.Cast.NOON;
import static dev.latchkey.detection.Cast.THE_VENDOR;
import static dev.latchkey.detection.Cast.by;
import static dev.latchkey.detection.Cast.created;
import static dev.latchkey.detection.Cast.granted;
import static dev.latchkey.detection.Cast.keyed;
import static dev.latchkey.detection.Cast.opened;
import static dev.latchkey.detection.Cast.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.allowlist.Allowlist;
import dev.latchkey.detection.call.Origin;
import dev.latchkey.detection.chain.Chain;
import dev.latchkey.detection.chain.Known;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Which rows of the table wait before they are told. */
class MustSettleTest {

    private static final Step CREATION = created(NEW_USER, "e-1", NOON);
    private static final Step ADMIN = granted(NEW_USER, "e-2", NOON, Level.ADMIN);
    private static final Step LIMITED = granted(NEW_USER, "e-2", NOON, Level.LIMITED);
    private static final Step UNKNOWN = granted(NEW_USER, "e-2", NOON, Level.UNKNOWN);
    private static final Step KEY = keyed(NEW_USER, "e-3", NOON);
    private static final Step NEW = created(NEW_ROLE, "e-1", NOON);
    private static final Step VENDORS = opened(NEW_ROLE, "e-1", NOON, THE_VENDOR);
    private static final Step OPENED = opened(NEW_ROLE, "e-3", NOON, THE_VENDOR);
    private static final Step LAMBDAS = opened(NEW_ROLE, "e-1", NOON, LAMBDA);
    private static final Subject MALLORY = new Subject.User("aws", HOME, "mallory");

    private static final Map<Case, List<Step>> EXAMPLES = Map.ofEntries(
            Map.entry(Case.NEW_USER_POWERFUL_KEYED, List.of(CREATION, ADMIN, KEY)),
            Map.entry(Case.NEW_USER_GRANTED_KEYED, List.of(CREATION, LIMITED, KEY)),
            Map.entry(Case.NEW_USER_POWERFUL, List.of(CREATION, ADMIN)),
            Map.entry(Case.NEW_USER_KEYED, List.of(CREATION, KEY)),
            Map.entry(Case.NEW_USER_GRANTED, List.of(CREATION, LIMITED)),
            Map.entry(Case.NEW_ROLE_PUBLIC, List.of(NEW, opened(NEW_ROLE, "e-1", NOON, ANYONE))),
            Map.entry(Case.NEW_ROLE_OUTSIDE_POWERFUL, List.of(NEW, VENDORS, role(Level.ADMIN))),
            Map.entry(Case.NEW_ROLE_OUTSIDE_UNKNOWN, List.of(NEW, VENDORS, role(Level.UNKNOWN))),
            Map.entry(Case.NEW_ROLE_OUTSIDE, List.of(NEW, VENDORS)),
            Map.entry(Case.NEW_ROLE_ADMIN, List.of(NEW, LAMBDAS, role(Level.ADMIN))),
            Map.entry(Case.NEW_ROLE, List.of(NEW, LAMBDAS)),
            Map.entry(Case.ROOT_CREDENTIAL, List.of(keyed(ACCOUNT_ROOT, "e-3", NOON))),
            Map.entry(Case.ROLE_OPENED_POWERFUL, List.of(OPENED, role(Level.ADMIN))),
            Map.entry(Case.ROLE_OPENED, List.of(OPENED)),
            Map.entry(
                    Case.SELF_GRANTED_KEYED,
                    List.of(
                            by(user("mallory"), granted(MALLORY, "e-2", NOON, Level.ADMIN)),
                            by(user("mallory"), keyed(MALLORY, "e-3", NOON)))),
            Map.entry(Case.POWERFUL_KEYED, List.of(ADMIN, KEY)),
            Map.entry(Case.UNKNOWN_KEYED, List.of(UNKNOWN, KEY)));

    @Test
    void what_is_neither_high_nor_of_all_three_stages_waits() {
        Set<Case> waiting = EnumSet.allOf(Case.class).stream()
                .filter(it -> assessed(it).mustSettle())
                .collect(Collectors.toSet());
        assertThat(waiting)
                .containsExactlyInAnyOrder(
                        Case.NEW_USER_POWERFUL,
                        Case.NEW_USER_KEYED,
                        Case.NEW_USER_GRANTED,
                        Case.NEW_ROLE_OUTSIDE,
                        Case.NEW_ROLE_ADMIN,
                        Case.NEW_ROLE,
                        Case.ROLE_OPENED,
                        Case.POWERFUL_KEYED,
                        Case.UNKNOWN_KEYED);
    }

    @Test
    void what_its_context_raises_to_high_does_not_wait() {
        Origin tool = new Origin("198.51.100.23", "pacu", false);
        assertThat(assessed(Known.NOTHING, CREATION, ADMIN).mustSettle()).isTrue();
        assertThat(assessed(Known.NOTHING, CREATION, Cast.from(tool, ADMIN)).mustSettle())
                .isFalse();
    }

    @Test
    void a_pair_of_whom_the_account_says_that_it_is_a_day_old_may_still_get_its_creation() {
        assertThat(assessed(since(NOON.minus(Duration.ofDays(1))), ADMIN, KEY).mustSettle())
                .isTrue();
    }

    @Test
    void a_pair_of_whom_the_account_says_that_it_is_older_does_not_wait() {
        Instant older = NOON.minus(Duration.ofDays(1)).minusMillis(1);
        assertThat(assessed(since(older), ADMIN, KEY).mustSettle()).isFalse();
    }

    private static Step role(Level level) {
        return granted(NEW_ROLE, "e-2", NOON, level);
    }

    private static Known since(Instant created) {
        return new Known(Optional.of(created), Optional.empty());
    }

    private static Assessment assessed(Case inTable) {
        Assessment assessment = assessed(
                Known.NOTHING, EXAMPLES.getOrDefault(inTable, List.of()).toArray(Step[]::new));
        assertThat(assessment.inTable()).isEqualTo(inTable);
        return assessment;
    }

    private static Assessment assessed(Known known, Step... steps) {
        Chain chain = new Chain(
                steps[0].subject(), Chain.of(steps[0].subject(), List.of(steps)).steps(), List.of(), known, false);
        return new Analytic(Tuning.DEFAULT, Allowlist.NOBODY)
                .judge(chain).stream()
                        .flatMap(verdict -> verdict.finding().stream())
                        .collect(Collectors.collectingAndThen(Collectors.toList(), MustSettleTest::only));
    }

    private static Assessment only(List<Assessment> found) {
        assertThat(found).hasSize(1);
        return found.get(0);
    }
}
