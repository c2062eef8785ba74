package dev.latchkey.detection.subject;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentityArnTest {

    private static final Pattern IDENTITY =
            Pattern.compile("arn:([\\w-]+):(?:iam|sts)::([0-9]{12}):(user|role|assumed-role)/([!-~]{1,1024})");

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_+=,.@-]{1,128}");

    @ParameterizedTest
    @CsvSource({
        "arn:aws:iam::111122223333:user/eve, true",
        "arn:aws:iam::111122223333:role/a:b/Deploy, true",
        "arn:aws-us-gov:sts::111122223333:assumed-role/Deploy/a/b, true",
        "arn:aws:sts::111122223333:assumed-role/Deploy, true",
        "arn:aws:iam::111122223333:user/, false",
        "arn:aws:iam::111122223333:user/teams/, false",
        "arn:aws:iam::111122223333:assumed-role//session, false",
        "arn::iam::111122223333:user/eve, false",
        "arn:aws:iam:us-east-1:111122223333:user/eve, false",
        "arn:aws:iam::11112222333:user/eve, false",
        "arn:aws:iam::111122223333:group/eve, false",
        "arn:aws:iam::111122223333:root, false",
        "'', false"
    })
    void a_user_or_role_is_read_and_nothing_else(String arn, boolean read) {
        assertThat(IdentityArn.of(arn).isPresent()).isEqualTo(read);
        assertThat(byPattern(arn).isPresent()).isEqualTo(read);
    }

    @Property(tries = 5_000)
    void read_letter_by_letter_it_is_what_the_pattern_of_an_arn_says(@ForAll("arns") String arn) {
        assertThat(IdentityArn.of(arn)).isEqualTo(byPattern(arn));
    }

    @Property
    void a_name_has_the_letters_and_the_length_that_IAM_allows(@ForAll("names") String name) {
        assertThat(IdentityArn.isName(name)).isEqualTo(NAME.matcher(name).matches());
    }

    private static Optional<IdentityArn> byPattern(String arn) {
        Matcher found = IDENTITY.matcher(arn);
        if (!found.matches()) {
            return Optional.empty();
        }
        String path = found.group(4);
        boolean session = found.group(3).equals("assumed-role");
        String name = session ? path.replaceFirst("/.*", "") : path.substring(path.lastIndexOf('/') + 1);
        Subject subject = found.group(3).equals("user")
                ? new Subject.User(found.group(1), found.group(2), name)
                : new Subject.Role(found.group(1), found.group(2), name);
        return Optional.of(new IdentityArn(subject, name))
                .filter(it -> NAME.matcher(name).matches());
    }

    @Provide
    Arbitrary<String> arns() {
        Arbitrary<String> partitions = Arbitraries.of("aws", "aws-cn", "a_1", "", "a ws", "\u0661");
        Arbitrary<String> services = Arbitraries.of("iam", "sts", "s3", "");
        Arbitrary<String> accounts = Arbitraries.of("111122223333", "11112222333", "11112222333a", "\u0661".repeat(12));
        Arbitrary<String> forms = Arbitraries.of("user/", "role/", "assumed-role/", "user", "group/", "/");
        Arbitrary<String> paths = Arbitraries.oneOf(
                Arbitraries.strings()
                        .withChars("azAZ09/:+ !~\u007f\n\u00e9\u212a")
                        .ofMaxLength(8),
                Arbitraries.of("a", "a/").map(part -> part.repeat(513)),
                Arbitraries.integers().between(1_021, 1_023).map(length -> "p".repeat(length) + "/u"),
                Arbitraries.integers().between(127, 129).map("n"::repeat));
        return Combinators.combine(partitions, services, accounts, forms, paths)
                .as((partition, service, account, form, path) ->
                        "arn:" + partition + ":" + service + "::" + account + ":" + form + path);
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.oneOf(
                Arbitraries.strings().withChars("azAZ09_+=,.@-/: \n\u00e9").ofMaxLength(4),
                Arbitraries.integers().between(127, 129).map("n"::repeat));
    }
}
