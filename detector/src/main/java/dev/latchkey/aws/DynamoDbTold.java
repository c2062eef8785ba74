package dev.latchkey.aws;

import dev.latchkey.detection.digest.Told;
import dev.latchkey.detection.subject.Subject;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The findings that {@link DynamoDbFindingLog} has marked as told. */
public record DynamoDbTold(DynamoDbClient dynamoDb, String table) implements Told {

    @Override
    public Set<String> uidsOf(Subject subject) {
        return new FindingItems(dynamoDb, table).toldUidsOf(subject);
    }
}
