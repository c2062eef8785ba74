package dev.latchkey.detection.habit;

import static dev.latchkey.detection.Cast.HOME;
import static dev.latchkey.detection.habit.Weeks.by;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.Provisioners;
import dev.latchkey.detection.allowlist.AllowlistEntry;
import dev.latchkey.detection.allowlist.MaxPrivilege;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.verdict.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class SuggestionTest {

    private static final UnaryOperator<Step> SAME = UnaryOperator.identity();

    @Test
    void a_habit_is_proposed_with_all_its_bounds() {
        AllowlistEntry entry = only(new Weeks().habit("ci-", SAME));
        assertThat(entry.principal().pattern()).isEqualTo("arn:aws:iam::" + HOME + ":role/terraform");
        assertThat(entry.principal().people()).isEmpty();
        assertThat(entry.bounds().accounts()).containsExactly(HOME);
        assertThat(entry.bounds().networks()).extracting(Object::toString).containsExactly("198.51.100.23/32");
        assertThat(entry.bounds().viaServices()).isEmpty();
        assertThat(entry.bounds().operations())
                .containsExactlyInAnyOrder("CreateUser", "AttachUserPolicy", "CreateAccessKey");
        assertThat(entry.bounds().targets()).containsExactly("ci-*");
        assertThat(entry.bounds().maxPrivilege()).isEqualTo(MaxPrivilege.LIMITED);
        assertThat(entry.bounds().selfService()).isFalse();
        assertThat(entry.expires()).hasValue(Weeks.time(93).minusSeconds(12 * 3600));
        assertThat(entry.owner()).isEqualTo("FILL IN");
        assertThat(entry.reason()).isEqualTo("FILL IN");
    }

    @Test
    void three_chains_on_two_days_are_a_habit_and_three_on_one_day_or_two_are_not() {
        assertThat(new Weeks().user(1, "ci-a").user(1, "ci-b").user(2, "ci-c").entries())
                .hasSize(1);
        Weeks oneDay = new Weeks().user(1, "ci-a").user(1, "ci-b").user(1, "ci-c");
        assertThat(oneDay.entries()).isEmpty();
        assertThat(oneDay.reasons())
                .containsExactly("seen too seldom: by each caller fewer than 3 chains, or all on a day");
        assertThat(new Weeks().user(1, "ci-a").user(2, "ci-b").entries()).isEmpty();
    }

    @Test
    void more_chains_may_be_asked_for_and_a_single_one_is_no_habit() {
        List<Verdict> history = new Weeks().habit("ci-", SAME).judged(List.of());
        assertThat(Suggestion.of(history, Weeks.ANALYTIC, List.of(), new HabitRules(4), Set.of())
                        .entries())
                .isEmpty();
        assertThatThrownBy(() -> new HabitRules(1)).hasMessageContaining("a single chain is no habit");
    }

    @Test
    void a_network_seen_once_is_left_out_and_named() {
        Weeks weeks = new Weeks().habit("ci-", SAME).user(9, "ci-x", Weeks.from("203.0.113.9"));
        assertThat(only(weeks).bounds().networks()).extracting(Object::toString).containsExactly("198.51.100.23/32");
        assertThat(weeks.reasons()).containsExactly("not usual: network 203.0.113.9/32");
    }

    @Test
    void three_chains_among_many_are_no_habit_either() {
        Weeks busy = new Weeks();
        for (int day = 1; day <= 28; day++) {
            busy.user(day, "ci-" + day);
        }
        busy.habit("ci-", Weeks.from("203.0.113.9"));
        assertThat(only(busy).bounds().networks()).hasSize(1);
    }

    @Test
    void a_call_seen_once_is_left_out() {
        Weeks weeks = new Weeks().habit("ci-", SAME);
        for (int day = 4; day < 7; day++) {
            weeks.user(day, "ci-" + day, Level.NONE, SAME);
        }
        assertThat(weeks.entries()).hasSize(1);
        Weeks once = new Weeks();
        for (int day = 1; day < 7; day++) {
            once.user(day, "ci-" + day, Level.NONE, SAME);
        }
        assertThat(once.user(7, "ci-x").reasons()).contains("not usual: call AttachUserPolicy");
        assertThat(once.entries()).isEmpty();
    }

    @Test
    void a_name_beside_the_pattern_is_left_out() {
        Weeks weeks = new Weeks().habit("ci-", SAME).user(9, "svc-sync");
        assertThat(only(weeks).bounds().targets()).containsExactly("ci-*");
        assertThat(weeks.reasons()).singleElement().asString().startsWith("its name fits no pattern");
    }

    @Test
    void powerful_rights_of_a_user_are_never_learnt_however_often() {
        Weeks weeks = new Weeks();
        for (int day = 1; day < 9; day++) {
            Subject user = new Subject.User("aws", HOME, "ci-" + day);
            weeks.chain(
                    user,
                    Cast.by(Cast.TERRAFORM, Cast.created(user, "c" + day, Weeks.time(day))),
                    Cast.by(Cast.TERRAFORM, Cast.granted(user, "g" + day, Weeks.time(day), Level.ADMIN)));
        }
        assertThat(weeks.entries()).isEmpty();
        assertThat(weeks.reasons()).containsExactly(Unfit.POWERFUL_USER.sentence());
    }

    @Test
    void roles_are_covered_without_naming_calls_so_that_no_outsider_is_let_in() {
        Weeks weeks = new Weeks().habit("ci-", SAME);
        for (int day = 1; day < 4; day++) {
            weeks.role(day, "app-" + day, Level.LIMITED);
        }
        assertThat(weeks.entries())
                .filteredOn(entry -> entry.bounds().targets().equals(Set.of("app-*")))
                .singleElement()
                .satisfies(entry -> assertThat(entry.bounds().operations()).isEmpty());
    }

    @Test
    void who_saves_no_alert_gets_no_entry() {
        Weeks weeks = new Weeks();
        for (int day = 1; day < 4; day++) {
            weeks.role(day, "app-" + day, Level.LIMITED);
        }
        assertThat(weeks.suggested().entries()).isEmpty();
        assertThat(weeks.suggested().refused()).singleElement().asString().contains("would save 0 alerts");
    }

    @Test
    void people_of_identity_center_each_have_their_own_entry() {
        Weeks weeks = new Weeks().habit("a-", by(Provisioners.ADA)).habit("b-", by(Provisioners.BOB));
        assertThat(weeks.entries())
                .extracting(entry -> entry.principal().people())
                .containsExactlyInAnyOrder(Set.of("ada@example.com"), Set.of("bob@example.com"));
    }

    @Test
    void the_order_of_a_history_changes_nothing() {
        Weeks weeks =
                new Weeks().habit("ci-", SAME).habit("b-", by(Provisioners.BOB)).user(9, "x");
        List<Verdict> backwards = new ArrayList<>(weeks.judged(List.of()));
        Collections.reverse(backwards);
        assertThat(Suggestion.of(backwards, Weeks.ANALYTIC, List.of(), HabitRules.DEFAULT, Set.of())
                        .entries())
                .isEqualTo(weeks.suggested().entries());
    }

    private static AllowlistEntry only(Weeks weeks) {
        assertThat(weeks.entries()).hasSize(1);
        return weeks.entries().get(0);
    }
}
