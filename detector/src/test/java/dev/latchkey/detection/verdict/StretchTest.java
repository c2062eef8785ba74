package dev.latchkey.detection.verdict;

import static dev.latchkey.detection.Cast.NEW_ROLE;
import static dev.latchkey.detection.Cast.NEW_USER;
import static dev.latchkey.detection.Cast.NOON;
import static dev.latchkey.detection.Cast.by;
import static dev.latchkey.detection.Cast.created;
import static dev.latchkey.detection.Cast.granted;
import static dev.latchkey.detection.Cast.keyed;
import static dev.latchkey.detection.Cast.opened;
import static dev.latchkey.detection.Cast.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.chain.Chain;
import dev.latchkey.detection.chain.Known;
import dev.latchkey.detection.rights.Privilege;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Door;
import dev.latchkey.detection.step.Fact;
import dev.latchkey.detection.step.Note;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a stretch says of itself: its stages, its story and its name. */
class StretchTest {

    private static final Step CREATION = created(NEW_USER, "e-1", NOON);
    private static final Step GRANT = granted(NEW_USER, "e-2", NOON, Level.LIMITED);
    private static final Step KEY = keyed(NEW_USER, "e-3", NOON.plusSeconds(60));

    @Test
    void each_of_creation_grant_and_credential_is_a_stage_reached_and_a_deny_is_none() {
        assertThat(only(CREATION).stagesReached()).isEqualTo(1);
        assertThat(only(CREATION, GRANT).stagesReached()).isEqualTo(2);
        assertThat(only(CREATION, KEY).stagesReached()).isEqualTo(2);
        assertThat(only(GRANT, KEY).stagesReached()).isEqualTo(2);
        assertThat(only(CREATION, GRANT, KEY).stagesReached()).isEqualTo(3);
        Step deny = granted(NEW_USER, "e-4", NOON, Level.NONE);
        assertThat(only(CREATION, deny, KEY).stagesReached()).isEqualTo(2);
    }

    @Test
    void the_door_for_ones_own_that_a_role_is_made_with_is_no_stage() {
        Step made = created(NEW_ROLE, "e-1", NOON);
        assertThat(only(made, opened(NEW_ROLE, "e-1", NOON, Cast.LAMBDA)).stagesReached())
                .isEqualTo(1);
        assertThat(only(made, opened(NEW_ROLE, "e-1", NOON, Cast.ANYONE)).stagesReached())
                .isEqualTo(2);
    }

    @Test
    void a_door_for_ones_own_adds_nothing_to_a_role_that_was_not_seen_made() {
        Step inside = opened(NEW_ROLE, "e-1", NOON, Cast.principalOf(Cast.HOME));
        Step admin = granted(NEW_ROLE, "e-2", NOON, Level.ADMIN);
        assertThat(all(Known.NOTHING, inside)).isEmpty();
        assertThat(all(Known.NOTHING, inside, admin)).isEmpty();
        Step outside = opened(NEW_ROLE, "e-3", NOON.plusSeconds(60), Cast.THE_VENDOR);
        assertThat(only(inside, admin, outside).steps()).containsExactly(admin, outside);
    }

    @Test
    void at_worst_an_older_role_held_anything_before_and_nobody_else() {
        Step made = created(NEW_ROLE, "e-1", NOON);
        Step open = opened(NEW_ROLE, "e-2", NOON, Cast.ANYONE);
        Step limited = granted(NEW_ROLE, "e-0", NOON.minusSeconds(60), Level.LIMITED);
        assertThat(only(open).atWorst().before().level()).isEqualTo(Level.ADMIN);
        assertThat(only(made, open).atWorst().before().level()).isEqualTo(Level.NONE);
        assertThat(only(limited, open).atWorst().before().level()).isEqualTo(Level.LIMITED);
        assertThat(only(GRANT, KEY).atWorst().before().level()).isEqualTo(Level.NONE);
    }

    @Test
    void at_worst_a_grant_that_is_not_known_is_all_and_the_rest_stays() {
        Step unknown = granted(NEW_USER, "e-2", NOON, Level.UNKNOWN);
        Stretch stretch = only(CREATION, unknown, KEY);
        Stretch worst = stretch.atWorst();
        assertThat(worst.privilege().level()).isEqualTo(Level.ADMIN);
        assertThat(worst.creation()).contains(CREATION);
        assertThat(worst.steps()).extracting(Step::eventId).containsExactly("e-1", "e-2", "e-3");
        assertThat(worst.isComplete()).isTrue();
    }

    @Test
    void of_rights_alone_the_first_is_the_anchor() {
        assertThat(of(List.of(GRANT)).anchor()).isEqualTo(GRANT);
    }

    @Test
    void the_story_has_its_own_notes_and_what_its_callers_hid_and_not_what_another_was_denied() {
        Step own = step(NEW_USER, "e-5", NOON, new Fact.Noted(Note.DONE, "second factor enabled"));
        Step heldBy = step(NEW_USER, "e-6", NOON, new Fact.Noted(Note.HELD_BY, "USER#aws#1#x"));
        Step hidden = aside("e-7", Note.OMITTED);
        Step byAnother = by(Cast.user("other"), aside("e-8", Note.OMITTED));
        Step denied = aside("e-9", Note.DENIED);
        Chain chain = Chain.of(NEW_USER, List.of(CREATION, KEY, own, heldBy));
        Stretch stretch = Stretches.of(
                        new Chain(NEW_USER, chain.steps(), List.of(hidden, byAnother, denied), Known.NOTHING, false),
                        Tuning.DEFAULT)
                .get(0);
        assertThat(stretch.evidence()).contains(byAnother, denied, heldBy);
        assertThat(stretch.story()).containsExactly(CREATION, own, hidden, KEY);
    }

    @Test
    void the_story_has_a_use_however_often_others_were_denied_and_a_deletion_before_it() {
        List<Step> steps = new ArrayList<>(List.of(CREATION, KEY));
        for (int at = 0; at < 20; at++) {
            steps.add(step(NEW_USER, "d-" + at, NOON, new Fact.Noted(Note.DENIED, "AccessDenied")));
            steps.add(by(Cast.user("u" + at), step(NEW_USER, "u-" + at, NOON, new Fact.Noted(Note.USED, "u" + at))));
        }
        Step deleted = step(NEW_USER, "x-1", NOON, new Fact.Noted(Note.DELETED, ""));
        steps.add(deleted);
        List<Step> story = only(steps.toArray(Step[]::new)).story();
        assertThat(story).contains(deleted).noneMatch(step -> step.isNote(Note.DENIED));
        assertThat(story).filteredOn(step -> step.isNote(Note.USED)).hasSize(9);
    }

    @Test
    void the_target_has_its_last_name_as_aws_wrote_it_in_its_own_steps() {
        Step written = named("Backup-SVC", KEY);
        Step first = named("older", CREATION);
        assertThat(of(List.of(first, written)).target()).isEqualTo("Backup-SVC");
        assertThat(of(List.of(named("OLDER", KEY))).target()).isEqualTo(NEW_USER.name());
        Step ofAnother = keyed(new Subject.Role("aws", Cast.HOME, NEW_USER.name()), "e-0", NOON.minusSeconds(1));
        assertThat(of(List.of(ofAnother, written)).target()).isEqualTo("Backup-SVC");
    }

    private static Step aside(String eventId, Note note) {
        Subject caller = new Subject.Thing(Subject.Kind.CALLER, "aws", Cast.HOME, Cast.MALLORY.name());
        return step(caller, eventId, NOON.plusSeconds(1), new Fact.Noted(note, ""));
    }

    private static Step named(String name, Step it) {
        return new Step(
                it.subject(),
                it.operation(),
                it.eventId(),
                it.time(),
                it.region(),
                name,
                it.actor(),
                it.origin(),
                it.fact());
    }

    private static Stretch of(List<Step> steps) {
        return new Stretch(
                NEW_USER,
                Optional.empty(),
                steps,
                Set.of(),
                List.of(),
                Privilege.NOTHING,
                Optional.empty(),
                Optional.empty(),
                Door.CLOSED,
                false);
    }

    private static Stretch only(Step... steps) {
        List<Stretch> all = all(Known.NOTHING, steps);
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private static List<Stretch> all(Known known, Step... steps) {
        Chain chain = Chain.of(steps[0].subject(), List.of(steps));
        return Stretches.of(new Chain(chain.subject(), chain.steps(), List.of(), known, false), Tuning.DEFAULT);
    }
}
