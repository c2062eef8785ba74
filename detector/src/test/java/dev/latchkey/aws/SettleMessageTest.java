package dev.latchkey.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.call.MalformedRecord;
import dev.latchkey.detection.subject.Subject;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettleMessageTest {

    @Test
    void a_message_is_this_json_and_nothing_more() {
        assertThat(SettleMessage.of(Cast.NEW_USER))
                .isEqualTo("{\"v\":1,\"subject\":\"USER#aws#111122223333#backup-svc\"}");
    }

    @ParameterizedTest
    @MethodSource("identities")
    void an_identity_comes_back_as_it_went(Subject subject) {
        String message = SettleMessage.of(subject);
        assertThat(message).matches("\\p{ASCII}+");
        assertThat(SettleMessage.subject(message)).isEqualTo(subject);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "USER#aws#111122223333#backup-svc",
                "{\"v\":1",
                "[]",
                "{}",
                "{\"v\":2,\"subject\":\"USER#aws#111122223333#x\"}",
                "{\"v\":1}",
                "{\"v\":1,\"subject\":\"USER#aws\"}",
                "{\"v\":1,\"subject\":\"WIZARD#aws#111122223333#x\"}",
                "{\"v\":1,\"subject\":\"GROUP#aws#111122223333#admins\"}"
            })
    void what_is_no_message_of_ours_is_malformed(String message) {
        assertThatThrownBy(() -> SettleMessage.subject(message)).isInstanceOf(MalformedRecord.class);
    }

    @Test
    void a_key_as_long_as_dynamodb_takes_is_read_and_a_longer_one_is_malformed() {
        int left = SettleMessage.LONGEST_KEY - "USER#aws#111122223333#".length();
        Subject longest = new Subject.User("aws", Cast.HOME, "\u0001".repeat(left));
        assertThat(SettleMessage.subject(SettleMessage.of(longest))).isEqualTo(longest);
        Subject longer = new Subject.User("aws", Cast.HOME, "x".repeat(left + 1));
        assertThatThrownBy(() -> SettleMessage.subject(SettleMessage.of(longer)))
                .hasMessageContaining("more than 2048 bytes");
    }

    @Test
    void a_flood_of_a_message_is_not_even_parsed() {
        assertThatThrownBy(() -> SettleMessage.subject("{\"v\":1,\"x\":\"" + "y".repeat(250_000) + "\"}"))
                .isInstanceOf(MalformedRecord.class)
                .hasMessageContaining("characters");
    }

    private static Stream<Subject> identities() {
        return Stream.of(
                Cast.NEW_USER,
                Cast.NEW_ROLE,
                Cast.ACCOUNT_ROOT,
                new Subject.User("aws-cn", Cast.HOME, "a#b#c"),
                new Subject.Role("aws", Cast.HOME, "\"\\\u0000\u007f\u202e\uFFFF🗝"));
    }
}
