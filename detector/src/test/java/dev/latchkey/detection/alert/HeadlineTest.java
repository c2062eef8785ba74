package dev.latchkey.detection.alert;

import static dev.latchkey.detection.Cast.MALLORY;
import static dev.latchkey.detection.Cast.NEW_USER;
import static dev.latchkey.detection.Cast.NOON;
import static dev.latchkey.detection.Cast.TERRAFORM;
import static dev.latchkey.detection.Cast.by;
import static dev.latchkey.detection.Cast.created;
import static dev.latchkey.detection.Cast.granted;
import static dev.latchkey.detection.Cast.keyed;
import static dev.latchkey.detection.Cast.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.call.Principal;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Fact;
import dev.latchkey.detection.step.Note;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.verdict.Assessment;
import dev.latchkey.detection.verdict.Case;
import dev.latchkey.detection.verdict.Stretch;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadlineTest {

    @ParameterizedTest
    @CsvSource({
        "1, 1 second",
        "119, 119 seconds",
        "120, 2 minutes",
        "121, 3 minutes",
        "7140, 119 minutes",
        "7141, 2 hours",
        "7201, 3 hours",
        "86400, 24 hours",
        "172799, 48 hours",
        "172800, 2 days",
        "172801, 3 days"
    })
    void what_followed_did_so_within_the_time_that_is_said(long seconds, String within) {
        assertThat(Headline.sentence(Findings.of(
                        created(NEW_USER, "e-1", NOON),
                        keyed(NEW_USER, "e-2", NOON.plusSeconds(1)),
                        granted(NEW_USER, "e-3", NOON.plusSeconds(seconds), Level.ADMIN))))
                .endsWith(" followed within " + within + ".");
    }

    @Test
    void of_one_second_it_says_so_and_begins_with_the_creation_whatever_stands_first_among_the_steps() {
        Step made = created(NEW_USER, "e-2", NOON);
        Step key = keyed(NEW_USER, "e-1", NOON);
        Stretch stretch = Findings.of(made, key).stretch();
        assertThat(sentence(stretch, List.of(made, key)))
                .contains(" called CreateUser for backup-svc; CreateAccessKey followed in the same second.");
        assertThat(sentence(stretch, List.of(key, made))).isEqualTo(sentence(stretch, List.of(made, key)));
    }

    private static String sentence(Stretch it, List<Step> steps) {
        Stretch inThatOrder = new Stretch(
                it.subject(),
                it.creation(),
                steps,
                it.slow(),
                it.evidence(),
                it.before(),
                it.earlierCreation(),
                it.existingSince(),
                it.door(),
                it.truncated());
        return Headline.sentence(Finding.of(new Assessment(inThatOrder, Case.NEW_USER_KEYED, List.of(), List.of())));
    }

    @Test
    void the_first_caller_is_not_blamed_for_what_others_did() {
        assertThat(sentence(MALLORY, MALLORY)).endsWith(" followed within 2 minutes.");
        assertThat(sentence(TERRAFORM, TERRAFORM)).endsWith(" followed within 2 minutes, by others.");
        assertThat(sentence(MALLORY, TERRAFORM)).endsWith(" followed within 2 minutes, in part by others.");
    }

    @Test
    void of_whom_is_gone_by_the_records_it_says_so_at_once() {
        Step end = step(NEW_USER, "e-9", NOON.plusSeconds(60), new Fact.Noted(Note.DELETED, ""));
        assertThat(Headline.sentence(
                        Findings.of(created(NEW_USER, "e-1", NOON), keyed(NEW_USER, "e-2", NOON.plusSeconds(2)), end)))
                .endsWith("; CreateAccessKey followed within 2 seconds; it was deleted at 2026-03-02 12:01:00 UTC.");
    }

    private static String sentence(Principal giver, Principal armer) {
        return Headline.sentence(Findings.of(
                created(NEW_USER, "e-1", NOON),
                by(giver, granted(NEW_USER, "e-2", NOON.plusSeconds(60), Level.ADMIN)),
                by(armer, keyed(NEW_USER, "e-3", NOON.plusSeconds(120)))));
    }
}
