package dev.latchkey.infra;

import java.util.List;
import java.util.Map;
import software.constructs.Construct;

/**
 * Names who edits the allowlist, where a trail records data events of its table. The stream, by which the watcher tells
 * what was edited, names nobody; EventBridge brings the record some minutes later (ADR 71).
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/understanding-ddb-log-entries.html">
 *     Records of DynamoDB</a>
 */
final class EditorRule extends TellingRule {

    private static final List<String> EDITS = List.of(
            "PutItem",
            "UpdateItem",
            "DeleteItem",
            "BatchWriteItem",
            "TransactWriteItems",
            "ExecuteStatement",
            "BatchExecuteStatement",
            "ExecuteTransaction");

    private static final Text TEXT = new Text(
            "Who edited the allowlist of Latchkey",
            "CloudTrail names who made a change. The watcher's message, at about the same time, says what was changed.",
            List.of(
                    "The whole record, with the entry's name and the caller's ARN, is in the bucket of the trail that"
                            + " records",
                    "data events of the table, under event id <id>.",
                    "How to find it: docs/allowlist.md, Who changed it. If none of you did this, undo the change"
                            + " first."));

    EditorRule(Construct scope, AllowlistTable allowlist, Way way) {
        super(scope, "editors", new Told("Latchkey names who edits its allowlist", pattern(allowlist), TEXT), way);
    }

    /** What was refused has changed nothing. */
    private static Map<String, Object> pattern(AllowlistTable allowlist) {
        return Map.of(
                "source",
                List.of("aws.dynamodb"),
                "detail-type",
                List.of(WatchedCalls.DETAIL_TYPE),
                "detail",
                Map.of(
                        "eventSource",
                        List.of("dynamodb.amazonaws.com"),
                        "eventName",
                        EDITS,
                        "readOnly",
                        List.of(false),
                        "errorCode",
                        List.of(Map.of("exists", false)),
                        "resources",
                        Map.of("ARN", List.of(allowlist.getTableArn()))));
    }
}
