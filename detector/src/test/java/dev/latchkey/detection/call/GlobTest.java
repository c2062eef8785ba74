package dev.latchkey.detection.call;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {

    @ParameterizedTest
    @CsvSource({
        "*, ''",
        "*, anything at all",
        "**, x",
        "'', ''",
        "iam:*, iam:",
        "iam:*, iam:CreateUser",
        "iam:Create*, iam:Create",
        "*User, iam:CreateUser",
        "i*:C*U*r, iam:CreateUser",
        "a*b*c, a-b-b-c",
        "*aab, aaaab",
        "iam:Put????Policy, iam:PutUserPolicy",
        "?, x",
        "?*, x",
        "arn:aws:iam::*:user/*, arn:aws:iam::111122223333:user/a/b/c",
    })
    void the_pattern_matches(String pattern, String text) {
        assertThat(Glob.matches(pattern, text)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "'', x",
        "?, ''",
        "?*, ''",
        "?, xy",
        "iam:*, iamx",
        "iam:*, s3:GetObject",
        "iam:Create*, iam:Creat",
        "*User, iam:CreateUsers",
        "iam:Put????Policy, iam:PutGroupPolicy",
        "a*b*c, a-c-b",
        "iam:createuser, iam:CreateUser",
        "iam.CreateUser, iam:CreateUser",
        "[a-z]*, a",
        "\\*, x",
    })
    void the_pattern_does_not_match(String pattern, String text) {
        assertThat(Glob.matches(pattern, text)).isFalse();
    }

    @Property(tries = 5_000)
    void a_pattern_matches_what_the_same_said_as_a_regular_expression_does(
            @ForAll("patterns") String pattern, @ForAll("texts") String text) {
        String same = pattern.replace("?", ".").replaceAll("[*]+", ".*");
        assertThat(Glob.matches(pattern, text)).isEqualTo(text.matches(same));
    }

    @Provide
    Arbitrary<String> patterns() {
        return Arbitraries.strings().withChars("ab*?").ofMaxLength(7);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("ab*?").ofMaxLength(7);
    }

    @Test
    void case_is_ignored_only_when_asked_for() {
        assertThat(Glob.matchesIgnoringCase("IAM:create*", "iam:CreateUser")).isTrue();
        assertThat(Glob.matches("IAM:create*", "iam:CreateUser")).isFalse();
    }

    @Test
    void a_hostile_pattern_comes_to_an_end() {
        String stars = "*a".repeat(500) + "b";
        assertThat(Glob.matches(stars, "a".repeat(5_000))).isFalse();
        assertThat(Glob.matches(stars, "a".repeat(5_000) + "b")).isTrue();
    }
}
