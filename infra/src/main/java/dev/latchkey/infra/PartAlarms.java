package dev.latchkey.infra;

import dev.latchkey.lambda.Measure;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;

/** What tells that findings do not settle, or that changes of the allowlist or tampering are not told. */
final class PartAlarms {
    /** Far beyond the 15 minutes that a finding can be made to settle: nobody empties the queue. */
    private static final Duration LONGEST_WAIT = Duration.minutes(30);

    /** A change that cannot be told is refused by a partial answer, which Lambda counts as no error: it grows old. */
    private static final Duration LATE = Duration.minutes(15);

    private static final int DAYS_WITHOUT_KEEPING = 2;

    /** Looks, and not calls of the function: heartbeats would keep the alarm still while nobody looks. */
    private static final int HOURS_WITHOUT_LOOKING = 3;

    private final Alarms alarms;

    PartAlarms(Alarms alarms) {
        this.alarms = alarms;
    }

    void watch(SettlingParts parts) {
        alarms.watch(
                "Settler-Errors",
                parts.settler().function().metricErrors(Alarms.SUM),
                "The settler ran out of its 20 seconds or could not start; it is tried again. Look at its log.");
        alarms.watchThrottles(parts.settler());
        alarms.watch(
                parts.unsettled(),
                "The settler failed on an identity five times; an alert about it may be missing. Mend the reason that"
                        + " its log holds, redrive the queue within 10 days.");
        alarms.tellOf(alarms.alarm(
                        "Settling-Age",
                        parts.waiting().metricApproximateAgeOfOldestMessage(Alarms.MAXIMUM),
                        "Findings wait over half an hour to be sent. Check that the settler's event source"
                                + " mapping is enabled.")
                .threshold(LONGEST_WAIT.toSeconds()));
    }

    void watch(DigestParts parts) {
        alarms.watch(
                "Digester-Errors",
                parts.digester().function().metricErrors(Alarms.SUM),
                "Evidence could not be kept, or the digest not be sent. It is tried twice more; the log of the digester"
                        + " holds the reason.");
        alarms.watchThrottles(parts.digester());
        alarms.watch(
                parts.unkept(),
                "The digester failed three times. Mend the reason that its log holds, then call it by hand within two"
                        + " weeks: what it has not kept by then expires.");
        alarms.tellOf(alarms.silence(
                "Digester-Silence",
                parts.digester()
                        .function()
                        .metricInvocations(MetricOptions.builder()
                                .statistic("Sum")
                                .period(Duration.days(1))
                                .build()),
                DAYS_WITHOUT_KEEPING,
                "Nothing has called the digester for two days, so no evidence is kept. Look at the schedule"
                        + " KeepEvidence and its role."));
    }

    void watch(HeartbeatParts parts) {
        alarms.watch(
                "Heartbeats-Errors",
                parts.monitor().function().metricErrors(Alarms.SUM),
                "The heartbeat monitor failed, so nobody may be alerted to forwarders that are not heard any more. Its"
                        + " log holds the reason.");
        alarms.watchThrottles(parts.monitor());
        alarms.tellOf(alarms.silence(
                "Heartbeats-Silence",
                HealthAlarms.metric(Measure.PLACES_HEARD, "SampleCount")
                        .with(MetricOptions.builder().period(Duration.hours(1)).build()),
                HOURS_WITHOUT_LOOKING,
                "For three hours nothing has looked which forwarders are missed. See the schedule MissHeartbeats, its"
                        + " role, and the log of the heartbeat monitor."));
    }

    void watch(TamperingRules rules) {
        for (TellingRule rule : rules.rules()) {
            alarms.watch(
                    "Tampering-" + rule.getNode().getId() + "-Failed",
                    Alarms.ofRule("FailedInvocations", rule.getRef()),
                    "A rule could not send an alert about tampering, or about who edited the allowlist. Check its role,"
                            + " the topics and their key.");
        }
        alarms.watch(
                rules.unwarned(),
                "Somebody touched Latchkey and an alert about it was not sent, by mail or in chats: each message in the"
                        + " queue is such a call, its attributes say where and why.");
        alarms.watchDelivery("Chats", rules.chats());
    }

    void watch(WatchParts parts) {
        alarms.watch(
                "Watcher-Errors",
                parts.watcher().function().metricErrors(Alarms.SUM),
                "The watcher of the allowlist failed. Lambda tries again for hours; its log holds the reason.");
        alarms.watchThrottles(parts.watcher());
        alarms.watch(
                parts.untold(),
                "Changes of the allowlist were not announced for six hours. The queue says which; the stream holds each"
                        + " for a day from when it was made.");
        alarms.tellOf(alarms.alarm(
                        "Watcher-Late",
                        parts.watcher().live().metric("IteratorAge", Alarms.MAXIMUM),
                        "Changes of the allowlist wait to be announced. The watcher's log holds the reason.")
                .threshold(LATE.toMilliseconds()));
    }
}
