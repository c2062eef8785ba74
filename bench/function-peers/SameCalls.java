import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The calls that Latchkey makes of DynamoDB for an ordinary event, by the same client, and nothing else. */
public final class SameCalls implements RequestStreamHandler {

    private static final Pattern NAME = Pattern.compile("\"(?:user|role)Name\": ?\"(subject-[^\"]*)\"");
    private static final Pattern ID = Pattern.compile("\"eventID\": ?\"([^\"]*)\"");
    private static final int DAYS = 16 * 24 * 3600;

    private final DynamoDbClient dynamoDb = DynamoDbClient.builder()
            .httpClient(UrlConnectionHttpClient.create())
            .build();
    private final String table = System.getenv("LATCHKEY_CHAINS_TABLE");

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        String event = new String(input.readAllBytes(), StandardCharsets.UTF_8);
        AttributeValue subject = AttributeValue.fromS("SAME#" + found(NAME, event));
        AttributeValue step = AttributeValue.fromS("CREATION#9#" + found(ID, event));
        long now = System.currentTimeMillis() / 1000;
        AttributeValue text = AttributeValue.fromS("arn:aws:sts::111122223333:assumed-role/Developer/session");
        Map<String, AttributeValue> item = Map.of(
                "pk", subject,
                "sk", step,
                "v", AttributeValue.fromN("1"),
                "expiresAt", AttributeValue.fromN(Long.toString(now + DAYS)),
                "actor", AttributeValue.fromM(Map.of("type", text, "arn", text, "issuerArn", text)),
                "origin", AttributeValue.fromM(Map.of("address", text, "userAgent", text)),
                "fact", AttributeValue.fromM(Map.of("is", text)));
        dynamoDb.putItem(put -> put.tableName(table).item(item).conditionExpression("attribute_not_exists(asked)"));
        dynamoDb.query(query -> query.tableName(table)
                        .consistentRead(true)
                        .limit(100)
                        .keyConditionExpression("pk = :pk")
                        .filterExpression("expiresAt > :now")
                        .expressionAttributeValues(
                                Map.of(":pk", subject, ":now", AttributeValue.fromN(Long.toString(now)))))
                .items();
    }

    private static String found(Pattern pattern, String event) {
        Matcher matcher = pattern.matcher(event);
        if (!matcher.find()) {
            throw new IllegalArgumentException("no " + pattern + " in " + event);
        }
        return matcher.group(1);
    }
}
