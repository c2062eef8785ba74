package dev.latchkey.detection;

import static dev.latchkey.detection.Cast.NEW_USER;
import static dev.latchkey.detection.Cast.NOON;
import static dev.latchkey.detection.Cast.by;
import static dev.latchkey.detection.Cast.created;
import static dev.latchkey.detection.Cast.granted;
import static dev.latchkey.detection.Cast.keyed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.chain.ChainStore;
import dev.latchkey.detection.chain.InMemoryChainStore;
import dev.latchkey.detection.digest.Changes.Change;
import dev.latchkey.detection.digest.Evidence.Kept;
import dev.latchkey.detection.digest.IdentityRecord;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Fact;
import dev.latchkey.detection.step.Note;
import dev.latchkey.detection.step.Step;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What somebody makes for an identity that is not new is no finding, and stands in the digest all the same. */
class KeepingCredentialsTest extends KeepingCase {

    private static final Step KEY = keyed(NEW_USER, "e-key", NOON);
    private static final Duration WEEKS = Duration.ofDays(10);

    @Test
    void a_key_that_somebody_makes_for_an_old_user_is_kept_as_unrelated() {
        arrive(List.of(KEY));
        assertThat(keep()).isEqualTo(1);
        assertThat(identities()).singleElement().satisfies(kept -> {
            assertThat(kept.conclusion().verdict()).isEqualTo("Unrelated");
            assertThat(kept.creationSeen()).isFalse();
            assertThat(kept.anchor().eventId()).isEqualTo("e-key");
            assertThat(kept.followed()).hasSize(1);
        });
    }

    @Test
    void one_that_a_user_makes_for_itself_is_not_nor_rights_alone() {
        arrive(List.of(by(Cast.user(NEW_USER.name()), KEY)));
        assertThat(keep()).isZero();
        arrive(List.of(granted(OTHER, "e-grant", NOON, Level.ADMIN)));
        assertThat(keep()).isZero();
        assertThat(identities()).isEmpty();
    }

    @Test
    void each_is_a_record_of_its_own_whoever_else_made_one() {
        arrive(List.of(KEY, keyed(NEW_USER, "e-next", NOON.plus(WEEKS))));
        keep();
        assertThat(identities()).extracting(kept -> kept.anchor().eventId()).containsExactly("e-key", "e-next");
    }

    @Test
    void it_gives_way_to_the_finding_that_it_turns_out_to_be_part_of() {
        arrive(List.of(KEY));
        keep();
        arrive(List.of(created(NEW_USER, "e-birth", NOON.minusSeconds(60))));
        keep();
        assertThat(identities()).singleElement().satisfies(kept -> {
            assertThat(kept.anchor().eventId()).isEqualTo("e-birth");
            assertThat(kept.conclusion().verdict()).isEqualTo("Incomplete");
        });
        arrive(List.of(granted(NEW_USER, "e-grant", NOON.plusSeconds(60), Level.ADMIN)));
        keep();
        assertThat(identities())
                .singleElement()
                .satisfies(kept -> assertThat(kept.conclusion().verdict()).isEqualTo("Suspicious"));
    }

    /** A store in which what is older has expired. */
    private ChainStore holding(Step... steps) {
        ChainStore store = new InMemoryChainStore();
        store.add(List.of(steps));
        return store;
    }

    private void arriveIn(ChainStore store, Step... steps) {
        store.add(List.of(steps));
        lately = Stream.of(steps)
                .map(step -> new Change(step.subject(), Optional.of(step)))
                .toList();
    }

    @Test
    void one_that_followed_a_creation_stays_in_its_record_when_the_creation_has_expired() {
        Step grant = granted(NEW_USER, "e-grant", NOON.plusSeconds(60), Level.ADMIN);
        Step followed = keyed(NEW_USER, "e-followed", NOON.plus(WEEKS));
        arrive(List.of(created(NEW_USER, "e-birth", NOON), grant, followed));
        keep();
        ChainStore later = holding(followed);
        arriveIn(later, keyed(NEW_USER, "e-later", NOON.plus(WEEKS).plus(WEEKS.dividedBy(2))));
        keep(later);
        assertThat(identities()).extracting(kept -> kept.anchor().eventId()).containsExactly("e-birth", "e-later");
    }

    @Test
    void a_finding_stays_when_the_rights_that_made_it_one_have_expired() {
        arrive(List.of(granted(NEW_USER, "e-grant", NOON.minusSeconds(60), Level.ADMIN), KEY));
        keep();
        ChainStore later = holding(KEY);
        arriveIn(later, granted(NEW_USER, "e-later", NOON.plus(WEEKS), Level.LIMITED));
        keep(later);
        assertThat(identities())
                .singleElement()
                .satisfies(kept -> assertThat(kept.conclusion().verdict()).isEqualTo("Suspicious"));
    }

    @Test
    void one_of_a_later_bearer_of_the_name_says_when_that_one_was_created() {
        Step first = keyed(NEW_USER, "e-first", NOON);
        Step birth = created(NEW_USER, "e-birth", NOON.plus(Duration.ofDays(2)));
        Step key = keyed(NEW_USER, "e-second", NOON.plus(Duration.ofDays(6)));
        arrive(List.of(first, birth, key));
        keep();
        assertThat(identities())
                .filteredOn(kept -> kept.anchor().eventId().equals("e-second"))
                .singleElement()
                .satisfies(kept -> assertThat(kept.existingSince()).contains(birth.time()));
    }

    @Test
    void one_that_comes_after_its_user_was_touched_through_a_group_is_kept_all_the_same() {
        arrive(List.of(granted(ADMINS, "e-group", NOON.minus(WEEKS), Level.LIMITED), KEY));
        chains.add(List.of(
                Cast.step(ADMINS, "e-member", NOON.minus(WEEKS), new Fact.Noted(Note.HELD_BY, NEW_USER.key()))));
        assertThat(keep()).isEqualTo(1);
        assertThat(identities()).extracting(kept -> kept.anchor().eventId()).containsExactly("e-key");
    }

    private List<IdentityRecord> identities() {
        return evidence.between(NOON.minus(WEEKS), NOON.plus(WEEKS.multipliedBy(2)), unread -> {})
                .map(Kept::identity)
                .toList();
    }
}
