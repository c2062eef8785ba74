package dev.latchkey.detection.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is left out of account, one after the other, where no order fits all that is known of a second. */
class OneSecondTest {

    private static final Map<String, Boolean> NOT_KNOWN = Map.of();

    @Test
    void an_order_fits_what_is_known_of_before_and_after() {
        assertThat(ordered("b>a a>b", Map.of("a", true), Map.of("a", true))).isEqualTo("a>b b>a");
    }

    @Test
    void what_comes_after_is_left_out_of_account_first() {
        assertThat(ordered("b>a a>b", Map.of("a", true), Map.of("a", false))).isEqualTo("a>b b>a");
    }

    @Test
    void then_what_was_before_is_and_still_nobody_takes_a_name_that_is_borne() {
        assertThat(ordered(">a >a a>b", Map.of("b", true), NOT_KNOWN)).isEqualTo(">a a>b >a");
    }

    @Test
    void where_no_order_is_possible_it_is_the_one_as_told() {
        assertThat(ordered(">a >a", NOT_KNOWN, NOT_KNOWN)).isEqualTo(">a >a");
    }

    @Test
    void an_order_that_takes_two_hundred_tries_is_found() {
        assertThat(ordered("a> >c >b c>a c>a a>c", NOT_KNOWN, Map.of("a", false, "c", true)))
                .isEqualTo(">b c>a a> >c c>a a>c");
    }

    /** It would be {@code >c c>b b> a>c >a c>b}; this one leaves out of account what comes after. */
    @Test
    void one_that_takes_one_more_is_not() {
        assertThat(ordered("b> >a >c a>c c>b c>b", NOT_KNOWN, Map.of("a", true)))
                .isEqualTo(">a >c c>b b> a>c c>b");
    }

    /** Moves as {@code from>to}, in the order in which they count in doubt. */
    private static String ordered(String moves, Map<String, Boolean> before, Map<String, Boolean> after) {
        List<Move> told =
                Arrays.stream(moves.split(" ", -1)).map(OneSecondTest::move).toList();
        return OneSecond.ordered(told, before, after).stream()
                .map(move -> move.from().orElse("") + ">" + move.to().orElse(""))
                .collect(Collectors.joining(" "));
    }

    private static Move move(String fromTo) {
        String[] names = fromTo.split(">", -1);
        return new Move("e-1", named(names[0]), named(names[1]));
    }

    private static Optional<String> named(String name) {
        return Optional.of(name).filter(it -> !it.isEmpty());
    }
}
