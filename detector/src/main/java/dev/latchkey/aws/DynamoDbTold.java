package dev.latchkey.aws;

import dev.latchkey.detection.chain.Subject;
import dev.latchkey.detection.digest.Told;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The findings that {@link DynamoDbFindingLog} has marked as told. */
public record DynamoDbTold(DynamoDbClient dynamoDb, String table) implements Told {

    /** Of one page, which holds thousands. */
    @Override
    public Set<String> uidsOf(Subject subject) {
        return dynamoDb
                .query(query -> query.tableName(table)
                        .consistentRead(true)
                        .keyConditionExpression("pk = :pk AND begins_with(sk, :finding)")
                        .filterExpression("attribute_exists(told)")
                        .projectionExpression(StepItem.SK)
                        .expressionAttributeValues(Map.of(
                                ":pk", Attributes.ofText(subject.key()),
                                ":finding", Attributes.ofText(DynamoDbFindingLog.FINDING))))
                .items()
                .stream()
                .map(item -> new Attributes(item).text(StepItem.SK).substring(DynamoDbFindingLog.FINDING.length()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
