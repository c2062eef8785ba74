package dev.latchkey.detection.alert;

/**
 * Brings an alert to people. When {@code publish} returns the alert is on its way; when it throws it may or may
 * not be.
 */
public interface AlertPublisher {
    void publish(Alert alert);
}
