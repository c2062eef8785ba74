package dev.latchkey.detection.chain;

import static dev.latchkey.detection.Cast.ANYONE;
import static dev.latchkey.detection.Cast.HOME;
import static dev.latchkey.detection.Cast.LAMBDA;
import static dev.latchkey.detection.Cast.NEW_ROLE;
import static dev.latchkey.detection.Cast.NOON;
import static dev.latchkey.detection.Cast.THE_VENDOR;
import static dev.latchkey.detection.Cast.created;
import static dev.latchkey.detection.Cast.granted;
import static dev.latchkey.detection.Cast.opened;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.call.Origin;
import dev.latchkey.detection.call.TrustDocument.Kind;
import dev.latchkey.detection.call.TrustDocument.Trusted;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Stage;
import dev.latchkey.detection.step.Step;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every store of chains does with a role's creation and the door that the same call made. */
public abstract class NewRoleContract {

    private static final int BOUND = ChainStore.STEPS_PER_STAGE;

    protected static final Step CREATION = created(NEW_ROLE, "e-1", NOON);
    protected static final Step FOR_A_SERVICE = opened(NEW_ROLE, "e-1", NOON, LAMBDA);
    protected static final Step FOR_ONES_OWN = opened(NEW_ROLE, "e-1", NOON, LAMBDA, own("root"));
    protected static final Step FOR_SOMEBODY = opened(NEW_ROLE, "e-1", NOON, own("user/mallory"));
    protected static final Step FOR_A_VENDOR = opened(NEW_ROLE, "e-1", NOON, THE_VENDOR);
    protected static final Step FOR_ANYONE = opened(NEW_ROLE, "e-1", NOON, ANYONE);

    /** A store that holds nothing, a new one at each call. */
    protected abstract ChainStore store();

    @Test
    void a_role_is_read_with_the_door_that_it_was_made_with_whomever_it_lets_in() {
        assertThat(Stream.of(FOR_A_SERVICE, FOR_ONES_OWN, FOR_SOMEBODY, FOR_A_VENDOR, FOR_ANYONE))
                .allSatisfy(door -> assertThat(stored(List.of(CREATION, door))).containsExactly(CREATION, door));
    }

    @Test
    void either_of_them_may_come_alone_and_the_other_later() {
        assertThat(stored(List.of(FOR_A_SERVICE))).containsExactly(FOR_A_SERVICE);
        assertThat(stored(List.of(FOR_A_SERVICE), List.of(CREATION))).containsExactly(CREATION, FOR_A_SERVICE);
        assertThat(stored(List.of(CREATION), List.of(FOR_A_SERVICE))).containsExactly(CREATION, FOR_A_SERVICE);
    }

    @Test
    void told_again_without_its_door_a_role_keeps_it() {
        assertThat(stored(List.of(CREATION, FOR_A_SERVICE), List.of(CREATION)))
                .containsExactly(CREATION, FOR_A_SERVICE);
    }

    @Test
    void told_again_with_another_door_the_wider_one_counts_whichever_came_first() {
        List<Step> narrow = List.of(CREATION, FOR_A_SERVICE);
        for (Step wide : List.of(FOR_ONES_OWN, FOR_A_VENDOR, FOR_ANYONE)) {
            assertThat(stored(narrow, List.of(CREATION, wide))).containsExactly(CREATION, wide);
            assertThat(stored(List.of(CREATION, wide), narrow)).containsExactly(CREATION, wide);
        }
    }

    @Test
    void what_was_learnt_of_it_stays_when_it_is_told_again_with_or_without_another_door() {
        ChainStore store = store();
        List<Answer> answers = AllAnswers.ofEveryKind();
        store.add(List.of(CREATION, FOR_A_SERVICE));
        answers.forEach(answer -> store.keep(CREATION, List.of(answer)));
        for (List<Step> again :
                List.of(List.of(CREATION), List.of(CREATION, FOR_A_SERVICE), List.of(CREATION, FOR_ONES_OWN))) {
            store.add(again);
            assertThat(store.read(NEW_ROLE).answers()).containsExactlyInAnyOrderElementsOf(answers);
        }
        assertThat(store.read(NEW_ROLE).steps()).containsExactly(CREATION, FOR_ONES_OWN);
    }

    @Test
    void an_answer_is_kept_beside_the_door_too_and_not_without_it() {
        Answer answer = AllAnswers.of(NEW_ROLE, Level.LIMITED);
        ChainStore store = store();
        store.add(List.of(CREATION));
        store.keep(FOR_A_SERVICE, List.of(answer));
        assertThat(store.read(NEW_ROLE).answers()).isEmpty();
        store.add(List.of(CREATION, FOR_A_SERVICE));
        store.keep(FOR_A_SERVICE, List.of(answer));
        assertThat(store.read(NEW_ROLE).answers()).containsExactly(answer);
    }

    @Test
    void in_a_long_chain_the_door_is_still_found_and_counted() {
        ChainStore store = store();
        store.add(grants(3 * BOUND));
        store.add(List.of(CREATION, FOR_A_SERVICE));
        assertThat(store.read(NEW_ROLE).steps()).contains(CREATION, FOR_A_SERVICE);
        store.add(doors(BOUND, ANYONE));
        Chain chain = store.read(NEW_ROLE);
        assertThat(chain.of(Stage.CREDENTIAL)).hasSize(BOUND).doesNotContain(FOR_A_SERVICE);
        assertThat(chain.truncated()).isTrue();
    }

    @Test
    void of_more_creations_than_are_read_no_door_is_read_without_its_own() {
        ChainStore store = store();
        List<Step> earlier = roles(Bounded.MOST_CREATIONS, LAMBDA);
        List<Step> wider = roles(2 * Bounded.MOST_CREATIONS, own("root"));
        store.add(earlier);
        store.add(wider.subList(2 * Bounded.MOST_CREATIONS, 4 * Bounded.MOST_CREATIONS));
        Chain chain = store.read(NEW_ROLE);
        assertThat(chain.steps()).containsExactlyElementsOf(earlier);
        assertThat(chain.truncated()).isTrue();
    }

    @Test
    void a_door_to_outsiders_or_somebody_who_is_judged_with_the_role_is_found_behind_any_number_of_creations() {
        for (Trusted trusted : List.of(THE_VENDOR, ANYONE, own("user/mallory"))) {
            ChainStore store = store();
            store.add(roles(3 * Bounded.MOST_CREATIONS / 2, LAMBDA));
            Instant later = NOON.plusSeconds(9_999);
            Step door = opened(NEW_ROLE, "e-last", later, LAMBDA, trusted);
            store.add(List.of(created(NEW_ROLE, "e-last", later), door));
            assertThat(store.read(NEW_ROLE).steps()).contains(door);
        }
    }

    private List<Step> stored(List<Step> first, List<Step> second) {
        ChainStore store = store();
        store.add(first);
        store.add(second);
        assertThat(store.read(NEW_ROLE).truncated()).isFalse();
        return store.read(NEW_ROLE).steps();
    }

    private List<Step> stored(List<Step> steps) {
        return stored(steps, steps);
    }

    private static List<Step> roles(int howMany, Trusted trusted) {
        return numbers(howMany)
                .flatMap(number -> Stream.of(
                        created(NEW_ROLE, id(number), NOON.plusSeconds(number)),
                        opened(NEW_ROLE, id(number), NOON.plusSeconds(number), trusted)))
                .toList();
    }

    private static List<Step> doors(int howMany, Trusted trusted) {
        return numbers(howMany)
                .map(number -> Cast.from(
                        new Origin("198.51.100." + number, "aws-cli/2.15.0", false),
                        opened(NEW_ROLE, id(number), NOON.plusSeconds(number), trusted)))
                .toList();
    }

    private static List<Step> grants(int howMany) {
        return numbers(howMany)
                .map(number -> granted(NEW_ROLE, id(number), NOON.plusSeconds(number), Level.LIMITED))
                .toList();
    }

    private static Stream<Integer> numbers(int howMany) {
        return IntStream.range(0, howMany).boxed();
    }

    private static String id(int number) {
        return "e-one-%03d".formatted(number);
    }

    private static Trusted own(String who) {
        return new Trusted(Kind.AWS, "arn:aws:iam::" + HOME + ":" + who, false, false);
    }
}
