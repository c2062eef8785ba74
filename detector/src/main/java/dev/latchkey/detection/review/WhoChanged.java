package dev.latchkey.detection.review;

import dev.latchkey.detection.review.AllowlistChange.Delivery;
import dev.latchkey.detection.text.PlainText;
import java.util.List;
import java.util.Optional;

/**
 * Who changed the allowlist, as far as the stream tells; for the rest, where to look. CloudTrail writes a call to a
 * table down only as a data event, which trails leave out unless told otherwise, and minutes later than the stream.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_Record.html">Record</a>
 * @see <a href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html">
 *     Logging data events</a>
 */
public final class WhoChanged {

    private WhoChanged() {}

    /** In one line, for forms that have no room for commands. */
    public static String sentence(AllowlistChange change) {
        return change.service()
                .map(service -> service.equals(AllowlistChange.TIME_TO_LIVE)
                        ? "DynamoDB itself, as the item's time to live was over"
                        : "the AWS service " + PlainText.of(service))
                .orElse("unknown: a table's stream does not say who");
    }

    static List<String> lines(AllowlistChange change) {
        Delivery delivery = change.delivery();
        String region = " --region " + PlainText.inShell(delivery.region());
        if (change.service().equals(Optional.of(AllowlistChange.TIME_TO_LIVE))) {
            return List.of(
                    sentence(change) + ". The allowlist is deployed without one: see who switched it on.",
                    "aws dynamodb describe-time-to-live" + region + " --table-name="
                            + PlainText.inShell(delivery.table()),
                    "aws cloudtrail lookup-events" + region
                            + " --lookup-attributes AttributeKey=EventName,AttributeValue=UpdateTimeToLive");
        }
        if (change.service().isPresent()) {
            return List.of(sentence(change) + ".");
        }
        return List.of(
                sentence(change) + ". If a trail records data events of this table, a second message names who, some"
                        + " minutes later, and the trail's bucket has the rest; lookup-events never shows them. Whether"
                        + " one does:",
                "aws cloudtrail describe-trails" + region + " --query 'trailList[].[HomeRegion,TrailARN,S3BucketName]'"
                        + " --output text",
                "aws cloudtrail get-event-selectors --region <its home region> --trail-name <its ARN>, of each of them",
                "How to read the bucket: docs/allowlist.md, \"Who changed it\".");
    }
}
