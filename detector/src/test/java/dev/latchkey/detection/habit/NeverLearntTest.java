package dev.latchkey.detection.habit;

import static dev.latchkey.detection.Cast.HOME;
import static dev.latchkey.detection.habit.Weeks.by;
import static dev.latchkey.detection.habit.Weeks.through;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.Provisioners;
import dev.latchkey.detection.allowlist.AllowlistEntry;
import dev.latchkey.detection.allowlist.EntryAttributes;
import dev.latchkey.detection.call.Origin;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Stage;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NeverLearntTest {

    private static final UnaryOperator<Step> SAME = UnaryOperator.identity();

    @Test
    void what_is_high_is_not_learnt_and_no_pattern_takes_in_its_name() {
        Weeks weeks = new Weeks().habit("ci-app-", SAME).habit("ci-web-", SAME);
        assertThat(targets(weeks)).containsExactly("ci-*");
        weeks.user(9, "ci-backdoor", Level.ADMIN, by(Cast.MALLORY));
        assertThat(targets(weeks)).containsExactlyInAnyOrder("ci-app-*", "ci-web-*");
        assertThat(weeks.reasons()).containsExactly(Unfit.HIGH.sentence());
    }

    @Test
    void one_or_two_names_do_not_widen_a_pattern_and_three_do() {
        Weeks weeks = new Weeks().habit("ci-app-", SAME).user(4, "ci-x").user(5, "ci-y");
        assertThat(targets(weeks)).containsExactly("ci-app-*");
        assertThat(targets(weeks.user(6, "ci-z"))).containsExactly("ci-*");
    }

    @Test
    void a_strong_trait_teaches_nothing() {
        Weeks weeks = new Weeks().habit("ci-", through(new Origin("198.51.100.23", "pacu", false)));
        assertThat(weeks.entries()).isEmpty();
        assertThat(weeks.reasons()).containsExactly(Unfit.STRONG_TRAIT.sentence());
    }

    @Test
    void what_an_entry_of_the_list_alone_makes_worse_is_said_to_go_beyond_it() {
        AllowlistEntry narrow = EntryAttributes.entry(Map.of("targets", "other-*"));
        assertThat(reasons(new Weeks().habit("ci-", SAME), narrow)).containsExactly(Unfit.BEYOND_ENTRY.sentence());
        Weeks worse = new Weeks().habit("ci-", through(new Origin("198.51.100.23", "pacu", false)));
        assertThat(reasons(worse, narrow)).containsExactly(Unfit.STRONG_TRAIT.sentence());
    }

    private static List<String> reasons(Weeks weeks, AllowlistEntry entry) {
        return Suggestion.of(weeks.judged(List.of(entry)), Weeks.ANALYTIC, List.of(), HabitRules.DEFAULT, Set.of())
                .leftOut()
                .stream()
                .map(LeftOut::why)
                .distinct()
                .toList();
    }

    @Test
    void root_is_nobodys_provisioner() {
        assertThat(new Weeks().habit("ci-", by(Cast.ROOT)).reasons()).containsExactly(Unfit.ROOT.sentence());
    }

    @Test
    void who_was_made_in_this_history_is_not_trusted_however_long_ago() {
        Subject terraform = new Subject.Role("aws", HOME, "terraform");
        Weeks weeks = new Weeks().habit("ci-", SAME);
        assertThat(weeks.entries()).hasSize(1);
        weeks.chain(
                terraform,
                Cast.created(terraform, "t-1", Weeks.time(-20)),
                Cast.granted(terraform, "t-2", Weeks.time(-20), Level.LIMITED));
        assertThat(weeks.entries()).isEmpty();
        assertThat(weeks.reasons()).contains(Unfit.YOUNG_CALLER.sentence());
    }

    @Test
    void callers_of_other_accounts_are_not_learnt() {
        UnaryOperator<Step> vendor = by(Provisioners.withoutArn(Optional.of(Cast.VENDOR), Optional.empty()));
        assertThat(new Weeks().habit("ci-", vendor).reasons()).containsExactly(Unfit.OUTSIDER.sentence());
        UnaryOperator<Step> own = by(Provisioners.withoutArn(Optional.of(HOME), Optional.empty()));
        assertThat(new Weeks().habit("ci-", own).entries())
                .extracting(entry -> entry.principal().pattern())
                .containsExactly("account:" + HOME);
    }

    @Test
    void the_service_role_of_a_stack_gets_no_credit() {
        UnaryOperator<Step> stack =
                step -> Cast.from(Provisioners.CLOUDFORMATION, Cast.by(Provisioners.STACK_ROLE, step));
        assertThat(new Weeks().habit("ci-", stack).reasons()).containsExactly(Unfit.HIDDEN.sentence());
    }

    @Test
    void who_works_through_a_service_in_a_session_of_their_own_tells_no_place() {
        UnaryOperator<Step> own = step -> Cast.from(Provisioners.CLOUDFORMATION, Cast.by(Provisioners.ADA, step));
        assertThat(new Weeks().habit("ci-", own).reasons()).containsExactly(Unfit.FORWARDED.sentence());
    }

    @Test
    void a_service_that_acts_by_itself_is_named_as_principal_and_as_the_way() {
        UnaryOperator<Step> ses =
                step -> Cast.from(new Origin("ses.amazonaws.com", "ses", false), Cast.by(Provisioners.SES, step));
        AllowlistEntry entry = new Weeks().habit("ses-", ses).entries().get(0);
        assertThat(entry.principal().pattern()).isEqualTo("service:ses.amazonaws.com");
        assertThat(entry.bounds().viaServices()).containsExactly("ses.amazonaws.com");
        assertThat(entry.bounds().networks()).isEmpty();
    }

    @Test
    void several_hands_teach_nothing_unless_the_other_is_the_new_identity_with_its_own_first_key() {
        UnaryOperator<Step> keyByMallory =
                step -> step.stage() == Stage.CREDENTIAL ? Cast.by(Cast.MALLORY, step) : step;
        assertThat(new Weeks().habit("ci-", keyByMallory).reasons()).containsExactly(Unfit.SEVERAL_HANDS.sentence());
        UnaryOperator<Step> own =
                step -> step.stage() == Stage.CREDENTIAL ? Cast.by(Cast.user(step.target()), step) : step;
        assertThat(new Weeks().habit("ci-", own).entries()).singleElement().satisfies(entry -> {
            assertThat(entry.bounds().selfService()).isTrue();
            assertThat(entry.bounds().operations()).containsExactlyInAnyOrder("CreateUser", "AttachUserPolicy");
        });
    }

    @Test
    void rights_that_are_not_known_are_never_covered_by_admin() {
        Weeks weeks = new Weeks();
        for (int day = 1; day < 5; day++) {
            weeks.user(day, "ci-" + day, Level.UNKNOWN, SAME);
        }
        assertThat(weeks.reasons()).containsExactly(Unfit.UNKNOWN_RIGHTS.sentence());
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.1.2.3", "172.31.255.255", "192.168.0.1", "100.64.0.1", "fd00::1", "AWS Internal"})
    void an_address_that_anybody_can_have_proves_no_place(String address) {
        assertThat(new Weeks().habit("ci-", Weeks.from(address)).reasons())
                .containsExactly(Unfit.NO_ADDRESS.sentence());
    }

    @Test
    void names_that_an_entry_would_take_for_a_pattern_are_not_proposed() {
        assertThat(new Weeks().habit("ci-", by(Cast.user("ma*"))).reasons())
                .containsExactly(Unfit.NOT_NAMED.sentence());
        assertThat(new Weeks().habit("c*-", SAME).reasons()).containsExactly(Unfit.NOT_NAMED.sentence());
    }

    private static Set<String> targets(Weeks weeks) {
        return weeks.entries().stream()
                .flatMap(entry -> entry.bounds().targets().stream())
                .collect(Collectors.toSet());
    }
}
