package dev.latchkey.infra;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The calls by which the detector could be blinded: one rule an entry. Those on trails are told for the whole account,
 * as nobody knows which of them feeds the detector; all others if they name a resource of this stack. What a forwarder
 * sends of them has a sentence of its own.
 *
 * <p>Names in CloudTrail are the caller's choice: a name, an ARN, a URL. Lambda's calls bear a version, now or not.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/logging-using-cloudtrail.html">Lambda's event names</a>
 */
enum Tampering {
    TRAIL(
            "A trail was touched. Without one that logs, Latchkey hears nothing of IAM.",
            "A trail was touched where a forwarder stands. Without one that logs, nothing is heard of that place.",
            List.of("cloudtrail"),
            List.of("StopLogging", "DeleteTrail", "UpdateTrail", "PutEventSelectors", "PutInsightSelectors"),
            List.of()),
    RULES(
            "A rule or schedule of Latchkey was touched, what lets forwarders send to it, or the key of the account's"
                    + " event bus. Without them it gets no events, keeps no evidence, or does not notice that a"
                    + " forwarder is gone.",
            "A rule or schedule of a forwarder was touched, or the key of the event bus before it. Without them nothing"
                    + " is heard of that place, or nobody notices that it is gone.",
            List.of("events", "scheduler"),
            List.of(
                    "DisableRule",
                    "DeleteRule",
                    "PutRule",
                    "RemoveTargets",
                    "PutTargets",
                    "PutPermission",
                    "RemovePermission",
                    "UpdateEventBus",
                    "UpdateSchedule",
                    "DeleteSchedule"),
            List.of("requestParameters.name", "requestParameters.rule")),
    /** Who disables the rule before this one is told of by this, and the other way round. */
    GUARD(
            "The rule of Latchkey that tells of tampering with its rules was touched.",
            List.of("events"),
            List.of("DisableRule", "DeleteRule", "PutRule", "RemoveTargets", "PutTargets"),
            List.of("requestParameters.name", "requestParameters.rule")),
    FUNCTIONS(
            "A function of Latchkey was touched: what it runs, who may call it, or where its failures rest.",
            List.of("lambda"),
            List.of(
                    "DeleteFunction*",
                    "UpdateFunction*",
                    "PutFunction*",
                    "CreateAlias*",
                    "UpdateAlias*",
                    "DeleteAlias*",
                    // Who maps a function of his own onto our queue takes what waits there.
                    "CreateEventSourceMapping*",
                    "UpdateEventSourceMapping*",
                    "DeleteEventSourceMapping*",
                    "AddPermission*",
                    "RemovePermission*",
                    // The whole policy at once: without ours no rule may call.
                    "PutResourcePolicy*",
                    "DeleteResourcePolicy*",
                    "PutRuntimeManagementConfig*"),
            List.of(
                    "requestParameters.functionName",
                    "requestParameters.resourceArn",
                    "responseElements.functionArn",
                    "requestParameters.eventSourceArn")),
    RIGHTS(
            "A role or a log of Latchkey was touched. Without rights it fails, without a log nobody sees why.",
            "A role of a forwarder was touched. Without its rights nothing is sent from where it stands.",
            List.of("iam", "logs"),
            List.of(
                    "DeleteRole*",
                    "PutRole*",
                    "AttachRolePolicy",
                    "DetachRolePolicy",
                    "UpdateAssumeRolePolicy",
                    "DeleteLogGroup",
                    "DeleteLogStream",
                    "PutRetentionPolicy"),
            List.of("requestParameters.roleName", "requestParameters.logGroupName")),
    TABLES(
            "A table of Latchkey was touched: what it remembers, or who is approved.",
            List.of("dynamodb"),
            List.of(
                    "DeleteTable",
                    "UpdateTable",
                    "UpdateTimeToLive",
                    "PutResourcePolicy",
                    "DeleteResourcePolicy",
                    "UpdateContinuousBackups"),
            List.of("requestParameters.tableName", "requestParameters.resourceArn")),
    TELLING(
            "A topic, a queue, the key or an alarm of Latchkey was touched. Alerts may reach nobody.",
            "The queue or the alarm of a forwarder was touched. What it could not send may be lost without an alert.",
            List.of("sns", "sqs", "monitoring", "kms"),
            List.of(
                    "DeleteTopic",
                    "Unsubscribe",
                    "SetTopicAttributes",
                    "SetSubscriptionAttributes",
                    // It may refuse what holds an address or a name.
                    "PutDataProtectionPolicy",
                    "AddPermission",
                    "RemovePermission",
                    "DeleteQueue",
                    "PurgeQueue",
                    // From a queue of ours into anybody's: what he made ours the dead-letter queue of lets him.
                    "StartMessageMoveTask",
                    "SetQueueAttributes",
                    "DeleteAlarms",
                    "DisableAlarmActions",
                    "SetAlarmState",
                    "PutMetricAlarm",
                    "PutAlarmMuteRule",
                    "DisableKey",
                    "ScheduleKeyDeletion",
                    "PutKeyPolicy"),
            List.of(
                    "requestParameters.topicArn",
                    "requestParameters.resourceArn",
                    "requestParameters.subscriptionArn",
                    "requestParameters.queueUrl",
                    "requestParameters.sourceArn",
                    "requestParameters.alarmNames",
                    "requestParameters.alarmName",
                    "requestParameters.muteTargets.alarmNames")),
    STACK(
            "The stack of Latchkey, or by Cloud Control a part of it, was changed or deleted. If nobody deployed,"
                    + " this says who began it.",
            "The stack of a forwarder, or by Cloud Control a part of it, was changed or deleted. If nobody deployed,"
                    + " this says who began it.",
            List.of("cloudformation", "cloudcontrolapi"),
            List.of(
                    "UpdateStack",
                    "DeleteStack",
                    // What executes a change set may name that alone, by its ARN; what creates it names the stack.
                    "CreateChangeSet",
                    "ExecuteChangeSet",
                    // It moves a part into another stack, by which it is changed then.
                    "CreateStackRefactor",
                    "UpdateResource",
                    "DeleteResource"),
            List.of(
                    "requestParameters.stackName",
                    "requestParameters.stackDefinitions.stackName",
                    // How Cloud Control knows any resource: by its name, its ARN or its URL.
                    "requestParameters.identifier"));

    private final String sentence;
    private final String elsewhere;
    private final List<String> services;
    private final List<String> calls;
    private final List<String> names;

    /** What a forwarder has not got, or has told by another entry. */
    Tampering(String sentence, List<String> services, List<String> calls, List<String> names) {
        this(sentence, "", services, calls, names);
    }

    /**
     * @param elsewhere the sentence if it was done to a forwarder
     * @param names the places in a record that name a resource, such as {@code requestParameters.tableName}
     */
    Tampering(String sentence, String elsewhere, List<String> services, List<String> calls, List<String> names) {
        this.sentence = sentence;
        this.elsewhere = elsewhere;
        this.services = services;
        this.calls = calls;
        this.names = names;
    }

    String sentence() {
        return sentence;
    }

    Optional<String> elsewhere() {
        return Optional.of(elsewhere).filter(sentence -> !sentence.isEmpty());
    }

    List<String> sources() {
        return services.stream().map("aws."::concat).toList();
    }

    List<String> eventSources() {
        return services.stream().map(service -> service + ".amazonaws.com").toList();
    }

    /** A name that ends in an asterisk is only the beginning of one. */
    List<Object> eventNames() {
        return calls.stream()
                .map(call ->
                        call.endsWith("*") ? Map.of("prefix", call.substring(0, call.length() - 1)) : (Object) call)
                .toList();
    }

    List<String> names() {
        return names;
    }

    /** Whether what is named there is a stack, and no part of one. */
    static boolean isOfStacks(String place) {
        return place.endsWith(".stackName");
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
