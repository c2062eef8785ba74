package dev.latchkey.detection.verdict;

/** OCSF's severities, ascending. */
public enum Severity {
    INFORMATIONAL(1, "Informational"),
    LOW(2, "Low"),
    MEDIUM(3, "Medium"),
    HIGH(4, "High"),
    CRITICAL(5, "Critical");

    private final int ocsfId;
    private final String shown;

    Severity(int ocsfId, String shown) {
        this.ocsfId = ocsfId;
        this.shown = shown;
    }

    public int ocsfId() {
        return ocsfId;
    }

    public String shown() {
        return shown;
    }

    Severity raised() {
        return switch (this) {
            case INFORMATIONAL -> LOW;
            case LOW -> MEDIUM;
            case MEDIUM -> HIGH;
            case HIGH, CRITICAL -> CRITICAL;
        };
    }

    public boolean isAtLeast(Severity other) {
        return compareTo(other) >= 0;
    }
}
