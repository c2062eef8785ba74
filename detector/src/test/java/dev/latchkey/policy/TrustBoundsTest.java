package dev.latchkey.policy;

import static dev.latchkey.policy.TrustJsonTest.statement;
import static dev.latchkey.policy.TrustJsonTest.trusted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.call.BoundedText;
import dev.latchkey.detection.call.TrustDocument.Kind;
import dev.latchkey.detection.call.TrustDocument.Trusted;
import dev.latchkey.detection.step.Door;
import dev.latchkey.detection.step.Own;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How much of a trust policy is read, so that nobody hides behind its length. */
class TrustBoundsTest {

    /** 4,096 characters, and 8,192 on request; a bare number is shorter than a text. */
    @ParameterizedTest
    @CsvSource({"'\"%012d\",', 4096", "'\"%012d\",', 8192", "'9%011d,', 8192"})
    void nobody_hides_behind_as_many_account_ids_as_a_trust_policy_can_hold(String id, int characters) {
        int ids = characters / id.formatted(0).length();
        assertThat(trusted(statement("\"Principal\":{\"AWS\":[" + repeated(id, ids) + "\"*\"]}")))
                .hasSize(ids + 1)
                .contains(new Trusted(Kind.ANYONE, "*", false, false));
    }

    @ParameterizedTest
    @CsvSource({"650, CLOSED", "651, OUTSIDE"})
    void whoever_is_beyond_what_is_read_counts_as_an_outsider(int parties, Door rest) {
        List<Trusted> trusted = trusted(statement("\"Principal\":{\"Service\":["
                + repeated("\"s%d.amazonaws.com\",", parties) + "\"s0.amazonaws.com\"]}"));
        List<Trusted> others =
                trusted.stream().filter(it -> it.kind() != Kind.SERVICE).toList();
        assertThat(Door.of(others, Own.accounts(Set.of("111122223333")))).isEqualTo(rest);
    }

    /** What a door holds must fit into an item of 400 KB, whatever stands beside a long list of subjects. */
    @Test
    void only_oidc_providers_are_said_to_vouch_for_subjects() {
        String provider = "arn:aws:iam::111122223333:oidc-provider/token.example";
        List<Trusted> trusted = trusted(statement("\"Principal\":{\"Service\":\"a.amazonaws.com\",\"Federated\":[\""
                + provider + "\",\"arn:aws:iam::111122223333:saml-provider/corp\"]},"
                + "\"Condition\":{\"StringEquals\":{\"token.example:sub\":\"repo:example-org/app\"}}"));
        assertThat(trusted)
                .hasSize(3)
                .allSatisfy(party -> assertThat(party.subjects())
                        .as(party.name())
                        .isEqualTo(party.name().equals(provider) ? List.of("repo:example-org/app") : List.of()));
    }

    @Test
    void a_name_is_bounded_and_of_whole_characters() {
        assertThat(trusted(statement("\"Principal\":{\"AWS\":\"" + "a".repeat(5_000) + "\"}")))
                .allMatch(it -> it.name().length() == BoundedText.LONGEST);
        assertThat(trusted(statement("\"Principal\":{\"AWS\":\"a\\ud83d\"}")))
                .extracting(Trusted::name)
                .containsExactly("a\uFFFD");
    }

    private static String repeated(String form, int times) {
        return IntStream.range(0, times).mapToObj(form::formatted).collect(Collectors.joining());
    }
}
