package dev.latchkey.detection.forwarding;

import static dev.latchkey.detection.Cast.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietPlacesTest {

    private static final Place PARIS = new Place("444455556666", "eu-west-3");
    private static final Place HUB = new Place("111122223333", "us-east-1");
    private static final Place OHIO = new Place("123456789012", "us-east-2");

    private static Heartbeat before(Place place, Duration ago) {
        return new Heartbeat(place, NOON.minus(ago), false);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "10799, 0", "10800, 1", "86400, 1"})
    void a_place_is_missed_that_was_not_heard_for_three_hours(long seconds, int missed) {
        QuietPlaces quiet = QuietPlaces.of(List.of(before(PARIS, Duration.ofSeconds(seconds))), NOON);
        assertThat(quiet.missed()).hasSize(missed);
        assertThat(quiet.heard()).isEqualTo(1 - missed);
    }

    @Test
    void what_was_told_is_neither_told_again_nor_counted_as_heard() {
        Heartbeat told = new Heartbeat(PARIS, NOON.minus(Duration.ofDays(1)), true);
        QuietPlaces quiet = QuietPlaces.of(List.of(told, before(OHIO, Duration.ofMinutes(1))), NOON);
        assertThat(quiet.missed()).isEmpty();
        assertThat(quiet.heard()).isEqualTo(1);
    }

    @Test
    void the_longest_missed_comes_first_and_one_alone_is_named_where_a_phone_shows_it() {
        Heartbeat older = before(OHIO, Duration.ofDays(2));
        Heartbeat newer = before(PARIS, Duration.ofHours(4));
        assertThat(QuietPlaces.of(List.of(newer, older), NOON).missed()).containsExactly(older, newer);
        assertThat(QuietPlaces.of(List.of(newer, older), NOON).subject())
                .isEqualTo("[Forwarder] No heartbeat any more from 2 places");
        assertThat(QuietPlaces.of(List.of(newer), NOON).subject())
                .isEqualTo("[Forwarder] No heartbeat any more from account 444455556666, eu-west-3");
    }

    @Test
    void a_mail_says_where_to_begin_by_whether_others_are_heard() {
        Heartbeat missed = before(PARIS, Duration.ofHours(4));
        assertThat(QuietText.of(QuietPlaces.of(List.of(missed, before(OHIO, Duration.ZERO)), NOON), HUB))
                .contains("Others are still heard: look there first")
                .contains("account 444455556666, eu-west-3, at 2026-03-02 08:00:00 UTC")
                .containsSubsequence("list-rules --region eu-west-3", "describe-event-bus --region us-east-1")
                .doesNotContain("lookup-events --region us-east-1");
        assertThat(QuietText.of(QuietPlaces.of(List.of(missed), NOON), HUB))
                .contains("No other place is heard either: look first at the hub")
                .containsSubsequence("describe-event-bus --region us-east-1", "list-rules --region eu-west-3")
                .containsSubsequence("lookup-events --region us-east-1", "lookup-events --region eu-west-3");
    }

    @Test
    void calls_are_looked_up_from_before_the_last_heartbeat_as_a_disabled_rule_sends_for_a_while_yet() {
        Heartbeat missed = new Heartbeat(PARIS, NOON.minus(Duration.ofHours(4)).plusNanos(123_456_789), false);
        QuietPlaces quiet = QuietPlaces.of(List.of(missed, before(OHIO, Duration.ZERO)), NOON);
        assertThat(QuietText.of(quiet, HUB).lines().filter(line -> line.contains("lookup-events")))
                .hasSize(3)
                .allSatisfy(line -> assertThat(line).contains("--region eu-west-3 --start-time 2026-03-02T07:00:00Z "));
    }

    @Test
    void a_mail_names_fifty_and_counts_the_rest() {
        Instant old = NOON.minus(Duration.ofDays(1));
        List<Heartbeat> many = IntStream.range(0, 60)
                .mapToObj(number -> new Heartbeat(new Place("444455556666", "eu-west-" + number), old, false))
                .toList();
        assertThat(QuietText.of(QuietPlaces.of(many, NOON), HUB))
                .contains("from 60 places", "... and 10 more")
                .satisfies(text -> assertThat(text.lines().filter(line -> line.contains(", eu-west-")))
                        .hasSize(50));
    }

    @ParameterizedTest
    @CsvSource({"44445555666, eu-west-1", "444455556666, 'eu-west-1; id'", "'', eu-west-1", "444455556666, ''"})
    void what_can_be_no_place_is_none(String account, String region) {
        assertThatThrownBy(() -> new Place(account, region)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_place_has_no_space_around_it_and_is_read_from_an_arn() {
        assertThat(new Place(" 444455556666", "eu-west-3\n")).isEqualTo(PARIS);
        assertThat(Place.ofArn("arn:aws:sns:us-east-1:111122223333:alerts")).isEqualTo(HUB);
        assertThatThrownBy(() -> Place.ofArn("alerts")).hasMessage("not an ARN: alerts");
    }
}
