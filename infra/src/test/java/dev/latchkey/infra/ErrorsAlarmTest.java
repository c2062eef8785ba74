package dev.latchkey.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.detection.alert.FindingLog;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plays errors to the alarm of the template as CloudWatch counts them: so many bad periods out of so many. */
class ErrorsAlarmTest {
    /** Of an asynchronous event: Lambda waits a minute before the second try, two more before the third. */
    private static final List<Duration> TRIES = List.of(Duration.ZERO, Duration.ofMinutes(1), Duration.ofMinutes(3));

    private static JsonNode alarm;

    @BeforeAll
    static void synthesize() {
        alarm = Synthesis.standard().at("Alarms/Detector-Errors").path("Properties");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 29, 59})
    void an_event_that_fails_at_every_try_rings_whatever_second_it_began_at(long second) {
        assertThat(rings(TRIES.stream().map(Duration.ofSeconds(second)::plus))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 29, 59})
    void an_event_that_fails_still_at_its_second_try_rings(long second) {
        assertThat(rings(TRIES.stream().limit(2).map(Duration.ofSeconds(second)::plus)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 29, 59})
    void an_event_that_waits_for_a_lease_once_does_not_ring(long second) {
        assertThat(rings(Stream.of(Duration.ofSeconds(second)))).isFalse();
    }

    @Test
    void several_events_that_wait_within_one_minute_do_not_ring() {
        assertThat(rings(LongStream.range(0, 20).mapToObj(Duration::ofSeconds))).isFalse();
    }

    @Test
    void whoever_waits_for_a_lease_finds_it_over_at_the_second_try() {
        assertThat(FindingLog.LEASE).isLessThan(TRIES.get(1));
    }

    private static boolean rings(Stream<Duration> errors) {
        long period = alarm.path("Period").asLong();
        long periods = alarm.path("EvaluationPeriods").asLong();
        Set<Long> bad = errors.map(at -> at.toSeconds() / period).collect(Collectors.toSet());
        return LongStream.rangeClosed(0, 10)
                .map(from -> bad.stream()
                        .filter(at -> from <= at && at < from + periods)
                        .count())
                .anyMatch(count -> count >= alarm.path("DatapointsToAlarm").asLong(periods));
    }
}
