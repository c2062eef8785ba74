package dev.latchkey.detection.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobRelationTest {

    @ParameterizedTest(name = "{0} covers {1}: {2}")
    @CsvSource({
        "*, ci-*, true",
        "ci-*, ci-*, true",
        "ci-*, ci-app-?, true",
        "ci-?, ci-a, true",
        "c*-*, ci-app-*, true",
        "ci-*, *, false",
        "ci-?, ci-*, false",
        "ci-*, c*, false",
        "ci-a, ci-?, false"
    })
    void one_pattern_covers_another_if_each_of_its_stars_lies_within_one_of_its_own(
            String wider, String narrower, boolean covers) {
        assertThat(GlobRelation.covers(wider, narrower)).isEqualTo(covers);
    }

    @ParameterizedTest(name = "{0} and {1} meet: {2}")
    @CsvSource({
        "*, abc, true",
        "a*, *c, true",
        "a*c, ab?, true",
        "'', *, true",
        "a?, a, false",
        "a*, b*, false",
        "*b, *a, false",
        "a?c, a*d, false"
    })
    void two_patterns_meet_if_one_text_matches_both(String one, String other, boolean meet) {
        assertThat(GlobRelation.meet(one, other)).isEqualTo(meet);
        assertThat(GlobRelation.meet(other, one)).isEqualTo(meet);
    }

    @Property(tries = 5_000)
    void what_is_covered_matches_too_and_what_both_match_is_a_meeting(
            @ForAll("patterns") String one, @ForAll("patterns") String other, @ForAll("texts") String text) {
        if (Glob.matches(other, text)) {
            assertThat(!GlobRelation.covers(one, other) || Glob.matches(one, text))
                    .as("%s covers %s, and %s", one, other, text)
                    .isTrue();
            assertThat(!Glob.matches(one, text) || GlobRelation.meet(one, other))
                    .as("%s and %s, and %s", one, other, text)
                    .isTrue();
        }
    }

    @Test
    void where_a_meeting_is_said_there_is_a_text_that_both_match() {
        List<String> patterns = List.of("a*", "*b", "a?b", "?", "*", "ab", "b*a", "a*b*a", "");
        List<String> texts = List.of("", "a", "b", "ab", "aab", "abb", "ba", "bba", "aba", "abba", "aabba");
        for (String one : patterns) {
            for (String other : patterns) {
                boolean found = texts.stream().anyMatch(it -> Glob.matches(one, it) && Glob.matches(other, it));
                assertThat(GlobRelation.meet(one, other))
                        .as("%s, %s", one, other)
                        .isEqualTo(found);
            }
        }
    }

    @Test
    void where_nothing_is_reached_any_more_the_rest_of_a_pattern_is_not_read() {
        Read endless = new Read("x".repeat(100_000), new AtomicInteger());
        assertThat(GlobRelation.meet(endless, "arn:*:*::111122223333:*")).isFalse();
        assertThat(endless.times()).hasValueLessThan(10);
    }

    /** Counts how often it is read. */
    private record Read(String text, AtomicInteger times) implements CharSequence {
        @Override
        public char charAt(int index) {
            times.incrementAndGet();
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }
    }

    @Provide
    Arbitrary<String> patterns() {
        return Arbitraries.strings().withChars("ab*?").ofMaxLength(5);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("ab").ofMaxLength(5);
    }
}
