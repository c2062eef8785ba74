package dev.latchkey.detection.habit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.Provisioners;
import dev.latchkey.detection.allowlist.AllowlistEntry;
import dev.latchkey.detection.call.Origin;
import dev.latchkey.detection.call.Principal;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.verdict.Severity;
import dev.latchkey.detection.verdict.Trait;
import dev.latchkey.detection.verdict.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** Random weeks of three provisioners, an attacker among them. */
class SuggestionPropertyTest {

    private record Made(int day, String name, Principal by, Origin from, Level level, boolean role) {}

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    void what_is_proposed_approves_nothing_suspect_and_the_same_in_any_order_and_nothing_new_when_applied(
            @ForAll("weeks") List<Made> made, @ForAll Random random) {
        Weeks weeks = weeks(made);
        List<Verdict> history = weeks.judged(List.of());
        List<AllowlistEntry> proposed = entries(history, List.of());
        Statistics.label("proposed").collect(!proposed.isEmpty());
        Statistics.label("proposed").coverage(it -> it.check(true).percentage(share -> share > 20));

        List<Verdict> approved = weeks.judged(proposed).stream()
                .filter(verdict -> !verdict.approvedBy().isEmpty())
                .toList();
        assertThat(approved).allSatisfy(verdict -> {
            assertThat(verdict.assessed().orElseThrow().severity()).isLessThan(Severity.HIGH);
            assertThat(verdict.assessed().orElseThrow().traits())
                    .extracting(Trait::kind)
                    .allMatch(kind -> kind.weight() < 2);
        });

        List<Verdict> shuffled = new ArrayList<>(history);
        Collections.shuffle(shuffled, random);
        assertThat(entries(shuffled, List.of())).isEqualTo(proposed);

        assertThat(entries(weeks.judged(proposed), proposed)).isEmpty();
    }

    @Provide
    Arbitrary<List<Made>> weeks() {
        Arbitrary<String> names = Arbitraries.of("ci-app", "ci-web", "db", "backup-svc", "ci")
                .flatMap(prefix -> Arbitraries.integers().between(1, 60).map(number -> prefix + "-" + number));
        Arbitrary<Principal> actors = Arbitraries.frequency(
                Tuple.of(8, Cast.TERRAFORM), Tuple.of(4, Provisioners.ADA), Tuple.of(1, Cast.MALLORY_WITHOUT_MFA));
        Arbitrary<Origin> origins = Arbitraries.frequency(
                Tuple.of(40, Cast.CLI),
                Tuple.of(4, Cast.CONSOLE),
                Tuple.of(1, new Origin("203.0.113.9", "pacu", false)),
                Tuple.of(1, new Origin("203.0.113.9", "agent", false)));
        Arbitrary<Level> levels = Arbitraries.frequency(
                Tuple.of(40, Level.LIMITED),
                Tuple.of(1, Level.ADMIN),
                Tuple.of(1, Level.ESCALATION),
                Tuple.of(1, Level.UNKNOWN),
                Tuple.of(1, Level.NONE));
        return Combinators.combine(
                        Arbitraries.integers().between(1, 28),
                        names,
                        actors,
                        origins,
                        levels,
                        Arbitraries.of(false, false, true))
                .as(Made::new)
                .list()
                .ofMinSize(30)
                .ofMaxSize(80)
                .uniqueElements(Made::name);
    }

    private static Weeks weeks(List<Made> made) {
        Weeks weeks = new Weeks();
        for (Made it : made) {
            if (it.role()) {
                weeks.role(it.day(), it.name(), it.level());
            } else {
                weeks.user(it.day(), it.name(), it.level(), step -> Cast.from(it.from(), Cast.by(it.by(), step)));
            }
        }
        return weeks;
    }

    private static List<AllowlistEntry> entries(List<Verdict> history, List<AllowlistEntry> existing) {
        return Suggestion.of(history, Weeks.ANALYTIC, existing, HabitRules.DEFAULT, Set.of()).entries().stream()
                .map(Proposed::entry)
                .toList();
    }
}
