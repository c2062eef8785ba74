package dev.latchkey.aws;

import dev.latchkey.detection.subject.Subject;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The items {@code FINDING#uid} in the partition of a chain. */
record FindingItems(DynamoDbClient dynamoDb, String table) {

    static final String FINDING = "FINDING#";

    /** Of one page, which holds thousands: who made more of them for one name is told of each. */
    Set<String> uidsOf(Subject subject) {
        return uidsOf(subject, null);
    }

    Set<String> toldUidsOf(Subject subject) {
        return uidsOf(subject, "attribute_exists(told)");
    }

    private Set<String> uidsOf(Subject subject, @Nullable String filter) {
        return dynamoDb
                .query(query -> query.tableName(table)
                        .consistentRead(true)
                        .keyConditionExpression("pk = :pk AND begins_with(sk, :finding)")
                        .filterExpression(filter)
                        .projectionExpression(StepItem.SK)
                        .expressionAttributeValues(Map.of(
                                ":pk", Attributes.ofText(subject.key()), ":finding", Attributes.ofText(FINDING))))
                .items()
                .stream()
                .map(item -> new Attributes(item).text(StepItem.SK).substring(FINDING.length()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
