package dev.latchkey.aws;

import dev.latchkey.detection.alert.Alert;
import dev.latchkey.detection.alert.AlertPublisher;
import dev.latchkey.detection.alert.Finding;
import dev.latchkey.detection.alert.MailSubject;
import dev.latchkey.detection.alert.Superseding;
import dev.latchkey.ocsf.DetectionFindingJson;
import java.util.Map;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.PublishRequest;

/** Publishes alerts to an SNS topic: for machines the OCSF finding, for people text and the chat card. */
public final class SnsAlertPublisher implements AlertPublisher {

    private final SnsClient sns;
    private final String topicArn;
    private final UnaryOperator<PublishRequest> mark;

    public SnsAlertPublisher(SnsClient sns, String topicArn) {
        this(sns, topicArn, UnaryOperator.identity());
    }

    private SnsAlertPublisher(SnsClient sns, String topicArn, UnaryOperator<PublishRequest> mark) {
        this.sns = sns;
        this.topicArn = topicArn;
        this.mark = mark;
    }

    /** All that it publishes says first that it is a test. */
    public static SnsAlertPublisher ofTests(SnsClient sns, String topicArn) {
        return new SnsAlertPublisher(sns, topicArn, TestMark::on);
    }

    @Override
    public void publish(Alert alert) {
        PublishRequest request = SnsMessage.request(topicArn, MailSubject.of(alert), message(alert), attributes(alert));
        SnsMessage.publish(sns, mark.apply(request));
    }

    /** As many evidences as fit; a finding that is shortened says so. */
    public static String message(Alert alert) {
        return SnsMessage.fitting(DetectionFindingJson.MOST_EVIDENCES, evidences -> message(alert, evidences));
    }

    private static String message(Alert alert, int evidences) {
        return SnsMessage.of(DetectionFindingJson.of(alert, evidences), Superseding.mail(alert), AlertCard.of(alert));
    }

    private static Map<String, String> attributes(Alert alert) {
        Finding finding = alert.finding();
        return Map.of(
                "severity", finding.severity().shown(),
                "account", finding.subject().account(),
                "kind", finding.subject().kind().resourceType(),
                "activity", alert.activity().shown());
    }
}
