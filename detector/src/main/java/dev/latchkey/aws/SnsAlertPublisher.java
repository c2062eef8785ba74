package dev.latchkey.aws;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.detection.alert.Alert;
import dev.latchkey.detection.alert.AlertPublisher;
import dev.latchkey.detection.alert.Finding;
import dev.latchkey.detection.alert.MailSubject;
import dev.latchkey.detection.alert.Superseding;
import dev.latchkey.ocsf.DetectionFindingJson;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishRequest;

/**
 * Publishes to an SNS topic, in three forms of one message: the OCSF finding for machines ({@code default}), text
 * for mail, and the chat card for https, by which Amazon Q Developer subscribes.
 */
public final class SnsAlertPublisher implements AlertPublisher {

    /** Of all forms together, escaped as they are sent: SNS's quota of 262,144 bytes, less room for the attributes. */
    private static final int MOST_BYTES = 256 * 1024 - 4 * 1024;

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
        String message = message(alert);
        PublishRequest request = PublishRequest.builder()
                .topicArn(topicArn)
                .subject(MailSubject.of(alert))
                .messageStructure("json")
                .message(message)
                .messageAttributes(attributes(alert))
                .build();
        sns.publish(mark.apply(request));
    }

    /** As many evidences as fit: a finding that is too long is shortened, which it says, and never fails. */
    public static String message(Alert alert) {
        int evidences = DetectionFindingJson.MOST_EVIDENCES;
        String message = message(alert, evidences);
        while (evidences > 1 && message.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            evidences /= 2;
            message = message(alert, evidences);
        }
        return message;
    }

    private static String message(Alert alert, int evidences) {
        ObjectNode forms = JsonNodeFactory.instance.objectNode();
        forms.put("default", DetectionFindingJson.of(alert, evidences));
        forms.put("email", Superseding.mail(alert));
        forms.put("https", ChatCardJson.of(alert));
        return forms.toString();
    }

    /** For subscribers' filter policies. */
    private static Map<String, MessageAttributeValue> attributes(Alert alert) {
        Finding finding = alert.finding();
        return Map.of(
                "severity", text(finding.severity().shown()),
                "account", text(finding.subject().account()),
                "kind", text(finding.subject().kind().resourceType()),
                "activity", text(alert.activity().shown()));
    }

    private static MessageAttributeValue text(String value) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build();
    }
}
