package dev.latchkey.report;

import dev.latchkey.detection.verdict.Severity;
import dev.latchkey.detection.verdict.Verdict;
import java.util.Locale;

/** What became of an identity, as the page counts and filters it; the most severe first. */
enum Outcome {
    CRITICAL("Critical"),
    HIGH("High"),
    MEDIUM("Medium"),
    LOW("Low"),
    INFORMATIONAL("Informational"),
    APPROVED("Approved"),
    NONE("No finding");

    private final String shown;

    Outcome(String shown) {
        this.shown = shown;
    }

    static Outcome of(Verdict verdict) {
        return verdict.finding()
                .map(finding -> of(finding.severity()))
                .orElse(verdict.assessed().isPresent() ? APPROVED : NONE);
    }

    private static Outcome of(Severity severity) {
        return valueOf(severity.name());
    }

    String shown() {
        return shown;
    }

    /** As the style sheet knows it. */
    String token() {
        return name().toLowerCase(Locale.ROOT);
    }
}
