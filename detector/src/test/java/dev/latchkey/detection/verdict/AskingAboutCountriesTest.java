package dev.latchkey.detection.verdict;

import static dev.latchkey.detection.Cast.NEW_USER;
import static dev.latchkey.detection.Cast.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.allowlist.Allowlist;
import dev.latchkey.detection.call.Network;
import dev.latchkey.detection.call.Origin;
import dev.latchkey.detection.chain.Chain;
import dev.latchkey.detection.step.Fact;
import dev.latchkey.detection.step.Note;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.verdict.Trait.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an analytic asks of the countries, and what becomes of the answers. */
class AskingAboutCountriesTest extends CountryCase {

    @Test
    void each_address_of_a_stretch_is_asked_about_once() {
        List<String> asked = new ArrayList<>();
        Countries counting = address -> {
            asked.add(address.toString());
            return Optional.empty();
        };
        analytic(GERMANY, counting).judge(chain("198.51.100.7"));
        assertThat(asked).containsExactly("198.51.100.7/32");
    }

    @Test
    void what_could_not_be_read_is_said_where_countries_are_expected_and_nowhere_else() {
        Countries unread = new Countries() {
            @Override
            public Optional<String> of(Network address) {
                return Optional.empty();
            }

            @Override
            public Optional<String> trouble() {
                return Optional.of("countries are not known");
            }
        };
        assertThat(found(analytic(GERMANY, unread)).problems()).containsExactly("countries are not known");
        assertThat(found(analytic(Tuning.DEFAULT, unread)).problems()).isEmpty();
    }

    @Test
    void what_is_judged_under_another_allowlist_has_the_same_countries() {
        Analytic other = analytic(GERMANY, COUNTRIES).under(Allowlist.NOBODY);
        assertThat(found(other).traits()).extracting(Trait::kind).containsExactly(Kind.UNEXPECTED_COUNTRY);
    }

    @Test
    void all_steps_of_a_stretch_say_their_country() {
        Step denied = Cast.from(
                new Origin("203.0.113.9", "aws-cli/2", false),
                Cast.step(NEW_USER, "e-3", NOON, new Fact.Noted(Note.DENIED, "")));
        List<Step> steps = new ArrayList<>(chain("198.51.100.7").steps());
        steps.add(denied);
        Stretch stretch = analytic(GERMANY, COUNTRIES)
                .judge(Chain.of(NEW_USER, steps))
                .get(0)
                .stretch();
        assertThat(stretch.story())
                .extracting(step -> step.origin().country().orElse(""))
                .containsExactly("NL", "NL", "DE");
        assertThat(stretch.creation()).contains(stretch.steps().get(0));
    }
}
