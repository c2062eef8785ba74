package dev.latchkey.lambda;

import dev.latchkey.detection.verdict.Severity;

/**
 * What the functions measure, by the names that CloudWatch has: alarms, the dashboard and the log read this list. None
 * has a dimension, as each value of one would be a metric to pay for.
 */
public enum Measure {
    EVENTS("Events", "Count"),
    STEPS("Steps", "Count"),
    MALFORMED("Malformed", "Count"),
    VERDICTS_INFORMATIONAL("VerdictsInformational", "Count"),
    VERDICTS_LOW("VerdictsLow", "Count"),
    VERDICTS_MEDIUM("VerdictsMedium", "Count"),
    VERDICTS_HIGH("VerdictsHigh", "Count"),
    VERDICTS_CRITICAL("VerdictsCritical", "Count"),
    VERDICTS_APPROVED("VerdictsApproved", "Count"),
    TOLD("Told", "Count"),
    PUBLISH_FAILURES("PublishFailures", "Count"),
    PUBLISH_LATENCY("PublishLatency", "Milliseconds"),
    LEASE_CONFLICTS("LeaseConflicts", "Count"),
    ALLOWLIST_PROBLEMS("AllowlistProblems", "Count"),
    LOOKUP_FAILURES("LookupFailures", "Count"),
    EVENT_AGE("EventAge", "Seconds"),
    PLACES_HEARD("PlacesHeard", "Count");

    public static final String NAMESPACE = "Latchkey";

    private final String metric;
    private final String unit;

    Measure(String metric, String unit) {
        this.metric = metric;
        this.unit = unit;
    }

    public String metric() {
        return metric;
    }

    String unit() {
        return unit;
    }

    static Measure of(Severity severity) {
        return switch (severity) {
            case INFORMATIONAL -> VERDICTS_INFORMATIONAL;
            case LOW -> VERDICTS_LOW;
            case MEDIUM -> VERDICTS_MEDIUM;
            case HIGH -> VERDICTS_HIGH;
            case CRITICAL -> VERDICTS_CRITICAL;
        };
    }
}
