package dev.latchkey.detection.rights;

import static dev.latchkey.detection.Calls.allow;
import static dev.latchkey.detection.History.role;
import static dev.latchkey.detection.rights.Documents.levelOf;
import static dev.latchkey.detection.rights.Documents.privilegeOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.call.PolicyDocument.Statement;
import dev.latchkey.detection.rights.Privilege.Level;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which roles a document lets assume: those that it names, if they are few and named exactly. */
class ReachTest {

    @Test
    void ten_roles_named_exactly_are_all_that_is_not_known_and_eleven_are_too_many() {
        assertThat(assuming(roles(10)).assumes()).hasSize(10);
        assertThat(assuming(roles(11)).assumes()).isEmpty();
        assertThat(assuming(roles(11)).roles()).hasSize(11);
        assertThat(assuming(roles(11)).level()).isEqualTo(Level.UNKNOWN);
    }

    @Test
    void a_role_named_twice_is_one() {
        String[] twice = new String[11];
        System.arraycopy(roles(10), 0, twice, 0, 10);
        twice[10] = twice[0];
        assertThat(assuming(twice).assumes()).hasSize(10);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:iam::11112222333:role/short",
                "arn:aws:iam::111122223333:role/r*",
                "arn:aws:iam::111122223333:role/${aws:PrincipalTag/team}",
                "arn:aws:iam::111122223333:role/nobody's",
            })
    void beside_one_that_is_not_named_exactly_a_role_is_not_all_that_is_unknown(String other) {
        Privilege both = assuming("arn:aws:iam::111122223333:role/known", other);
        assertThat(both.level()).isEqualTo(Level.UNKNOWN);
        assertThat(both.assumes()).isEmpty();
        assertThat(both.roles()).containsExactly(role("known"));
    }

    @Test
    void what_is_no_role_beside_one_changes_nothing() {
        assertThat(assuming("arn:aws:iam::111122223333:role/known", "arn:aws:s3:::bucket/*")
                        .assumes())
                .containsExactly(role("known"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"arn:*:s3", "arn", "arn:aws:iam", "arn:aws:iam::111122223333", "arn:aws:s3*:::x"})
    void what_reaches_no_role_is_limited(String resource) {
        assertThat(assuming(resource).level()).isEqualTo(Level.LIMITED);
    }

    private static Privilege assuming(String... resources) {
        return PolicyLevel.of(allow("sts:AssumeRole", resources), "aws", Cast.HOME);
    }

    private static String[] roles(int howMany) {
        return IntStream.range(0, howMany)
                .mapToObj(at -> "arn:aws:iam::111122223333:role/r" + at)
                .toArray(String[]::new);
    }

    /** Everything is what reaches buckets, instances and roles of any name: less makes an administrator by a detour. */
    @Test
    void only_what_reaches_all_kinds_is_everything() {
        String buckets = "arn:aws:s3:::*";
        String roles = "arn:aws:iam::*:role/*";
        String instances = "arn:aws:ec2:*:*:instance/*";
        assertThat(allowing(buckets, instances, roles)).isEqualTo(Level.ADMIN);
        assertThat(allowing(buckets, roles)).isEqualTo(Level.ESCALATION);
        assertThat(allowing(instances, roles)).isEqualTo(Level.ESCALATION);
        assertThat(allowing(buckets, instances)).isNotEqualTo(Level.ADMIN);
        assertThat(privilegeOf(new Statement(true, List.of("*"), false, List.of(instances), true, false))
                        .why())
                .isEqualTo("allows nearly every action on every resource");
    }

    private static Level allowing(String... resources) {
        return levelOf(new Statement(true, List.of("*"), false, List.of(resources), false, false));
    }
}
