package dev.latchkey.detection.verdict;

import static dev.latchkey.detection.Cast.ACCOUNT_ROOT;
import static dev.latchkey.detection.Cast.NEW_ROLE;
import static dev.latchkey.detection.Cast.NEW_USER;
import static dev.latchkey.detection.Cast.NOON;
import static dev.latchkey.detection.Cast.created;
import static dev.latchkey.detection.Cast.granted;
import static dev.latchkey.detection.Cast.keyed;
import static dev.latchkey.detection.Cast.opened;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.chain.Chain;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Door;
import dev.latchkey.detection.step.Step;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StretchesTest {

    private static final Instant WINDOW_END = NOON.plus(Tuning.DEFAULT.window());
    private static final Instant FOLLOW_END = NOON.plus(Tuning.DEFAULT.follow());
    private static final Step CREATION = created(NEW_USER, "e-1", NOON);
    private static final Step KEY = keyed(NEW_USER, "e-2", NOON.plusSeconds(60));

    @Test
    void a_step_exactly_one_window_old_still_counts() {
        Step key = keyed(NEW_USER, "e-2", WINDOW_END);
        Stretch stretch = only(CREATION, key);
        assertThat(stretch.steps()).containsExactly(CREATION, key);
        assertThat(stretch.slow()).isEmpty();
    }

    @Test
    void a_step_older_than_the_window_does_not_count() {
        Stretch stretch = only(CREATION, keyed(NEW_USER, "e-2", WINDOW_END.plusSeconds(1)));
        assertThat(stretch.steps()).containsExactly(CREATION);
    }

    @Test
    void a_step_in_the_second_of_the_creation_comes_after_it() {
        Step key = keyed(NEW_USER, "e-0", NOON);
        assertThat(only(key, CREATION).steps()).containsExactly(CREATION, key);
    }

    @Test
    void a_step_before_the_creation_does_not_belong_to_it() {
        Stretch stretch = only(CREATION, keyed(NEW_USER, "e-0", NOON.minusSeconds(1)));
        assertThat(stretch.steps()).containsExactly(CREATION);
    }

    @Test
    void what_has_begun_to_grow_is_followed_and_what_comes_later_is_slow() {
        Step justSlow = granted(NEW_USER, "e-3", WINDOW_END.plusSeconds(1), Level.ADMIN);
        Step last = granted(NEW_USER, "e-4", FOLLOW_END, Level.ADMIN);
        Step tooLate = granted(NEW_USER, "e-5", FOLLOW_END.plusSeconds(1), Level.ADMIN);
        Stretch stretch = only(CREATION, KEY, justSlow, last, tooLate);
        assertThat(stretch.steps()).containsExactly(CREATION, KEY, justSlow, last);
        assertThat(stretch.slow()).containsExactlyInAnyOrder(justSlow, last);
    }

    @Test
    void a_deny_is_no_step_and_does_not_make_it_grow() {
        Step deny = granted(NEW_USER, "e-2", NOON, Level.NONE);
        Step slow = granted(NEW_USER, "e-3", WINDOW_END.plusSeconds(1), Level.ADMIN);
        assertThat(only(CREATION, deny, slow).steps()).containsExactly(CREATION);
    }

    @Test
    void a_step_belongs_to_the_latest_creation_not_after_it() {
        Step again = created(NEW_USER, "e-3", NOON.plusSeconds(120));
        Step keyOfTheSecond = keyed(NEW_USER, "e-4", NOON.plusSeconds(120));
        List<Stretch> stretches = all(CREATION, KEY, again, keyOfTheSecond);
        assertThat(stretches)
                .extracting(Stretch::steps)
                .containsExactly(List.of(CREATION, KEY), List.of(again, keyOfTheSecond));
    }

    @Test
    void without_a_creation_a_grant_and_a_credential_one_window_apart_are_a_pair_in_either_order() {
        Step grantFirst = granted(NEW_USER, "e-3", NOON.plusSeconds(60).minus(Tuning.DEFAULT.window()), Level.ADMIN);
        Step grantLater = granted(NEW_USER, "e-4", NOON.plusSeconds(60).plus(Tuning.DEFAULT.window()), Level.ADMIN);
        assertThat(only(grantFirst, KEY).steps()).containsExactly(grantFirst, KEY);
        assertThat(only(KEY, grantLater).steps()).containsExactly(KEY, grantLater);
    }

    @Test
    void without_a_creation_a_second_more_than_one_window_apart_is_no_pair() {
        Step grant = granted(NEW_USER, "e-3", NOON.plusSeconds(61).plus(Tuning.DEFAULT.window()), Level.ADMIN);
        assertThat(all(KEY, grant)).isEmpty();
    }

    @Test
    void pairs_that_share_a_step_are_one_and_others_are_not() {
        Step grant = granted(NEW_USER, "e-3", NOON, Level.ADMIN);
        Step key = keyed(NEW_USER, "e-4", WINDOW_END);
        Step apart = granted(NEW_USER, "e-5", FOLLOW_END, Level.ADMIN);
        Step keyApart = keyed(NEW_USER, "e-6", FOLLOW_END);
        assertThat(all(keyApart, key, grant, KEY, apart))
                .extracting(Stretch::steps)
                .containsExactly(List.of(grant, KEY, key), List.of(apart, keyApart));
    }

    @Test
    void two_keys_or_two_grants_are_no_pair() {
        assertThat(all(KEY, keyed(NEW_USER, "e-3", NOON))).isEmpty();
        assertThat(all(granted(NEW_USER, "e-3", NOON, Level.ADMIN), granted(NEW_USER, "e-4", NOON, Level.ADMIN)))
                .isEmpty();
    }

    @Test
    void a_deny_and_a_key_are_no_pair() {
        assertThat(all(KEY, granted(NEW_USER, "e-3", NOON, Level.NONE))).isEmpty();
        assertThat(all(KEY, granted(NEW_USER, "e-3", NOON, Level.SELF_SERVICE))).isEmpty();
    }

    @Test
    void what_the_creation_no_longer_holds_is_judged_without_it() {
        Step grant = granted(NEW_USER, "e-3", WINDOW_END.plusSeconds(1), Level.ADMIN);
        Step key = keyed(NEW_USER, "e-4", WINDOW_END.plusSeconds(2));
        List<Stretch> stretches = all(CREATION, grant, key);
        assertThat(stretches).extracting(Stretch::steps).containsExactly(List.of(CREATION), List.of(grant, key));
        assertThat(stretches.get(1).creation()).isEmpty();
        assertThat(stretches.get(1).anchor()).isEqualTo(key);
    }

    @Test
    void each_credential_of_root_stands_alone() {
        Step one = keyed(ACCOUNT_ROOT, "e-1", NOON);
        Step other = keyed(ACCOUNT_ROOT, "e-2", NOON);
        assertThat(all(one, other)).extracting(Stretch::steps).containsExactly(List.of(one), List.of(other));
    }

    @Test
    void the_door_of_a_role_is_seen_from_its_own_account_and_those_of_the_tuning() {
        Step creation = created(NEW_ROLE, "e-1", NOON);
        Step toHome = opened(NEW_ROLE, "e-1", NOON, Cast.principalOf(Cast.HOME));
        Step toSister = opened(NEW_ROLE, "e-1", NOON, Cast.principalOf(Cast.SISTER));
        assertThat(only(creation, toHome).door()).isEqualTo(Door.INSIDE);
        assertThat(only(creation, toSister).door()).isEqualTo(Door.OUTSIDE);
    }

    @Test
    void an_empty_chain_has_no_stretch() {
        assertThat(Stretches.of(Chain.of(NEW_USER, List.of()), Tuning.DEFAULT)).isEmpty();
    }

    private static Stretch only(Step... steps) {
        List<Stretch> all = all(steps);
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private static List<Stretch> all(Step... steps) {
        return Stretches.of(Chain.of(steps[0].subject(), List.of(steps)), Tuning.DEFAULT);
    }
}
