package dev.latchkey.lambda;

import static dev.latchkey.detection.Cast.NEW_USER;
import static dev.latchkey.detection.Cast.NOON;
import static dev.latchkey.detection.Cast.created;
import static dev.latchkey.detection.Cast.granted;
import static dev.latchkey.detection.Cast.keyed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latchkey.detection.alert.Alert;
import dev.latchkey.detection.alert.AlertPublisher;
import dev.latchkey.detection.alert.FindingLog;
import dev.latchkey.detection.alert.Findings;
import dev.latchkey.detection.allowlist.Allowlist;
import dev.latchkey.detection.chain.Chain;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.verdict.Analytic;
import dev.latchkey.detection.verdict.Severity;
import dev.latchkey.detection.verdict.Tuning;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetricsTest {

    private static final Alert ALERT = new Alert(Findings.HIGH, Alert.Activity.CREATE);

    private final List<String> lines = new ArrayList<>();
    private final Metrics metrics = new Metrics(() -> NOON, lines::add);

    @Test
    void an_invocation_is_one_line_of_the_embedded_metric_format_without_dimensions() {
        metrics.add(Measure.EVENTS, 1);
        metrics.add(Measure.STEPS, 2);
        metrics.most(Measure.EVENT_AGE, 90);
        metrics.write();
        assertThat(lines).containsExactly("""
                {"_aws":{"Timestamp":1772452800000,"CloudWatchMetrics":[{"Namespace":"Latchkey","Dimensions":[[]],\
                "Metrics":[{"Name":"Events","Unit":"Count"},{"Name":"Steps","Unit":"Count"},\
                {"Name":"EventAge","Unit":"Seconds"}]}]},"Events":1,"Steps":2,"EventAge":90}""");
    }

    @Test
    void the_next_invocation_begins_at_nothing_and_what_did_not_happen_is_not_written() {
        metrics.add(Measure.EVENTS, 1);
        metrics.lookupFailed();
        metrics.write();
        metrics.add(Measure.EVENTS, 1);
        metrics.write();
        metrics.write();
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).contains("\"LookupFailures\":1");
        assertThat(lines.get(1)).endsWith("\"Events\":1}").doesNotContain("LookupFailures");
    }

    @Test
    void each_severity_has_a_metric_of_its_own() {
        assertThat(Arrays.stream(Severity.values()).map(Measure::of).distinct()).hasSize(Severity.values().length);
        assertThat(Measure.of(Severity.HIGH).metric()).isEqualTo("VerdictsHigh");
        assertThat(Arrays.stream(Measure.values()).map(Measure::metric)).doesNotHaveDuplicates();
    }

    @Test
    void a_verdict_counts_under_its_severity() throws IOException {
        Chain chain = Chain.of(
                NEW_USER,
                List.of(
                        created(NEW_USER, "e-1", NOON),
                        granted(NEW_USER, "e-2", NOON, Level.ADMIN),
                        keyed(NEW_USER, "e-3", NOON)));
        new Analytic(Tuning.DEFAULT, Allowlist.NOBODY).judge(chain).forEach(metrics::concluded);
        assertThat(written().path("VerdictsHigh").asInt()).isEqualTo(1);
    }

    @Test
    void an_alert_that_is_told_is_counted_with_the_time_it_took() throws IOException {
        Iterator<Instant> clock =
                List.of(NOON, NOON.plusMillis(250), NOON.plusSeconds(1)).iterator();
        Metrics timed = new Metrics(clock::next, lines::add);
        Measured.publisher(alert -> {}, timed).publish(ALERT);
        timed.write();
        assertThat(lines.get(0)).contains("\"Told\":1").contains("\"PublishLatency\":250");
    }

    @Test
    void an_alert_that_cannot_be_told_is_a_failure_and_flies_on() throws IOException {
        AlertPublisher broken = mock();
        doThrow(new IllegalStateException("SNS is away")).when(broken).publish(ALERT);
        assertThatThrownBy(() -> Measured.publisher(broken, metrics).publish(ALERT))
                .hasMessage("SNS is away");
        JsonNode line = written();
        assertThat(line.path("PublishFailures").asInt()).isEqualTo(1);
        assertThat(line.has("Told")).isFalse();
    }

    @Test
    void who_meets_the_lease_of_another_is_counted_and_comes_again() throws IOException {
        FindingLog log = mock();
        when(log.claim(Findings.HIGH)).thenThrow(new FindingLog.ToldElsewhere(Findings.HIGH));
        assertThatThrownBy(() -> Measured.findingLog(log, metrics).claim(Findings.HIGH))
                .isInstanceOf(FindingLog.ToldElsewhere.class);
        assertThat(written().path("LeaseConflicts").asInt()).isEqualTo(1);
    }

    @Test
    void two_unreadable_entries_are_two_problems_however_often_the_list_is_read() throws IOException {
        Allowlist broken = () -> new Allowlist.Entries(List.of(), List.of("entry a: no owner", "entry b: no owner"));
        Allowlist measured = Measured.allowlist(broken, metrics);
        assertThat(measured.read()).isEqualTo(measured.read());
        assertThat(written().path("AllowlistProblems").asInt()).isEqualTo(2);
    }

    private JsonNode written() throws IOException {
        metrics.write();
        assertThat(lines).hasSize(1);
        return new ObjectMapper().readTree(lines.get(0));
    }
}
