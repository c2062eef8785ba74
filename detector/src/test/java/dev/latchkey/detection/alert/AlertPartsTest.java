package dev.latchkey.detection.alert;

import static dev.latchkey.detection.Cast.NEW_USER;
import static dev.latchkey.detection.Cast.NOON;
import static dev.latchkey.detection.Cast.created;
import static dev.latchkey.detection.Cast.keyed;
import static dev.latchkey.detection.response.Stretches.stretch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.verdict.Assessment;
import dev.latchkey.detection.verdict.Case;
import dev.latchkey.detection.verdict.Trait;
import dev.latchkey.detection.verdict.Trait.Kind;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertPartsTest {

    private static final String WEAK = " (weak: alone it raises nothing)";

    @Test
    void one_weak_trait_says_that_the_severity_does_not_rise_by_it() {
        assertThat(reasons(Kind.NO_MFA)).last().asString().endsWith("no second factor: as the test says" + WEAK);
        assertThat(reasons(Kind.NO_MFA, Kind.SCRIPTED)).anyMatch(line -> line.endsWith(WEAK));
    }

    @Test
    void two_weak_traits_and_one_beside_a_strong_raise_it() {
        assertThat(reasons(Kind.NO_MFA, Kind.DENIED_BEFORE)).noneMatch(line -> line.contains("weak"));
        assertThat(reasons(Kind.NO_MFA, Kind.ROOT_CALLER)).noneMatch(line -> line.contains("weak"));
    }

    @Test
    void a_trait_without_weight_says_so() {
        assertThat(reasons(Kind.SCRIPTED)).last().asString().endsWith(" (no weight)");
    }

    /** People of Identity Center have ARNs of a hundred characters and more. */
    @Test
    void of_two_callers_in_one_fact_the_second_is_named_too() {
        String person = "arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_AdministratorAccess_0123456789abcdef/";
        String fact = "PutUserPolicy by " + person + "ada.lovelace@example.com at 2026-03-02T12:00:00Z, then"
                + " CreateAccessKey by " + person + "bob.builder@example.com at 2026-03-02T12:00:09Z";
        Assessment undone = new Assessment(
                stretch(NEW_USER, created(NEW_USER, "e-1", NOON), keyed(NEW_USER, "e-2", NOON)),
                Case.NEW_USER_KEYED,
                List.of(new Trait(Kind.UNDONE, fact)),
                List.of());
        assertThat(AlertParts.reasons(Finding.of(undone))).last().asString().endsWith(fact + " (no weight)");
        assertThat(AlertParts.stoppedInVain(Finding.of(undone)))
                .get()
                .asString()
                .endsWith(": " + fact);
    }

    private static List<String> reasons(Kind... kinds) {
        List<Trait> traits = Arrays.stream(kinds)
                .map(kind -> new Trait(kind, "as the test says"))
                .toList();
        var user = stretch(NEW_USER, created(NEW_USER, "e-1", NOON), keyed(NEW_USER, "e-2", NOON));
        return AlertParts.reasons(Finding.of(new Assessment(user, Case.NEW_USER_KEYED, traits, List.of())));
    }
}
