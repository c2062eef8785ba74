package dev.latchkey.detection.rights;

import static dev.latchkey.detection.rights.Documents.allow;
import static dev.latchkey.detection.rights.Documents.levelOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.call.PolicyDocument.Statement;
import dev.latchkey.detection.rights.Privilege.Level;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether a pattern names some of a kind or reaches whoever is of it. */
class RestTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:iam::*:role/*e*",
                "arn:aws:iam::*:role/???????????*",
                "arn:aws:iam::*:role/ap*",
                "arn:aws:iam::*:role/*-*-*",
                "arn:aws:iam::*:role/*/*",
                "arn:aws:iam::*:role/a/*",
                "arn:aws:iam::*:role/*a*d*m*i*n*",
                "arn:aws:iam::*:*e*",
                "arn:aws:iam::*:r*",
                "*:*/???????????*",
                "*e*",
                "?*/*",
            })
    void a_wildcard_without_three_characters_of_a_name_reaches_anybody(String resource) {
        assertThat(levelOf(allow("iam:*", resource))).isEqualTo(Level.ESCALATION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:iam::*:role/app*",
                "arn:aws:iam::*:role/app-*",
                "arn:aws:iam::*:role/any-9f2c4*",
                "arn:aws:iam::*:role/app/*",
                "arn:aws:iam::*:role/*/app-*",
                "arn:aws:iam::*:role/*AmazonSageMaker*",
                "arn:aws:iam::*:role/*-execution",
                "arn:aws:iam::*:*/app-*",
                "arn:aws:*:*:*:app-*",
                "arn:*:role/app",
                "*:role/app-*",
                "*/app-*",
                "arn:aws:iam::*:mfa/*",
                "arn:aws:s3:::*",
            })
    void three_characters_of_a_name_or_no_identity_do_not(String resource) {
        assertThat(levelOf(allow("iam:*", resource))).isEqualTo(Level.LIMITED);
    }

    @Test
    void passing_roles_of_any_name_is_half_an_escalation_and_of_some_names_is_not() {
        Statement run = allow("lambda:CreateFunction", "*");
        assertThat(levelOf(run, allow("iam:PassRole", "arn:aws:iam::*:role/*e*")))
                .isEqualTo(Level.ESCALATION);
        assertThat(levelOf(run, allow("iam:PassRole", "arn:aws:iam::*:role/*AmazonSageMaker*")))
                .isEqualTo(Level.LIMITED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:iam::*:*/any-9f2c41",
                "arn:aws:iam::*:*/*e*",
                "arn:aws:iam::*:role/*",
                "arn:aws:iam::444455556666:*",
                "arn:aws:s3:::any-9f2c41/*",
            })
    void an_exception_that_holds_some_leaves_all_others_over(String exception) {
        assertThat(levelOf(allBut("iam:*", exception))).isEqualTo(Level.ESCALATION);
        assertThat(levelOf(allBut("*", exception))).isEqualTo(Level.ESCALATION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"arn:aws:iam::*:*", "arn:aws:iam::*:*/*", "arn:aws:iam::*:*/?*", "arn:aws:i*", "?*"})
    void one_that_holds_every_kind_whole_leaves_nobody_over(String exception) {
        assertThat(levelOf(allBut("iam:*", exception))).isEqualTo(Level.LIMITED);
    }

    @Test
    void all_but_iam_on_all_but_some_instances_is_nearly_everything() {
        Statement all = new Statement(true, List.of("iam:*"), true, List.of("arn:aws:ec2:*:*:*"), true, false);
        assertThat(levelOf(all)).isEqualTo(Level.ESCALATION);
    }

    @Test
    void hostile_patterns_are_read_to_the_end() {
        assertThat(levelOf(allow("iam:*", "*?".repeat(5_000)))).isEqualTo(Level.ESCALATION);
        assertThat(levelOf(allow("iam:*", "*?".repeat(5_000) + "abc"))).isEqualTo(Level.LIMITED);
        assertThat(levelOf(allow("iam:*", "*".repeat(60_000)))).isEqualTo(Level.ESCALATION);
    }

    private static Statement allBut(String action, String... exceptions) {
        return new Statement(true, List.of(action), false, List.of(exceptions), true, false);
    }
}
