package dev.latchkey.detection;

import static dev.latchkey.detection.Cast.NEW_USER;
import static dev.latchkey.detection.Cast.NOON;
import static dev.latchkey.detection.Cast.by;
import static dev.latchkey.detection.Cast.created;
import static dev.latchkey.detection.Cast.granted;
import static dev.latchkey.detection.Cast.keyed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.digest.Evidence.Kept;
import dev.latchkey.detection.digest.IdentityRecord;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.verdict.AllowlistEntry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    void one_that_an_entry_covers_is_not() {
        arrive(List.of(KEY));
        assertThat(keep(AllowlistEntry.of(Map.of(
                        "pk", "help-desk",
                        "principal", Cast.MALLORY.name(),
                        "stages", Set.of("CREDENTIAL"),
                        "owner", "ops",
                        "reason", "resets"))))
                .isZero();
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

    private List<IdentityRecord> identities() {
        return evidence.between(NOON.minus(WEEKS), NOON.plus(WEEKS.multipliedBy(2)), unread -> {})
                .map(Kept::identity)
                .toList();
    }
}
