import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbBean;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbPartitionKey;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbSortKey;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryConditional;
import software.amazon.awssdk.services.sns.SnsClient;

/** What one would write in an afternoon: an event as a map, every client as it comes, and an item as a bean. */
public final class Naive implements RequestHandler<Map<String, Object>, String> {

    private static final int STAGES = 3;

    private final DynamoDbTable<Step> steps = DynamoDbEnhancedClient.create()
            .table(System.getenv("LATCHKEY_CHAINS_TABLE"), TableSchema.fromBean(Step.class));
    private final SnsClient sns = SnsClient.create();

    @Override
    @SuppressWarnings("unchecked")
    public String handleRequest(Map<String, Object> event, Context context) {
        Map<String, Object> detail = (Map<String, Object>) event.get("detail");
        Map<String, Object> parameters = (Map<String, Object>) detail.get("requestParameters");
        Object name = parameters.getOrDefault("userName", parameters.get("roleName"));
        Step step = new Step();
        step.setPk("NAIVE#" + name);
        step.setSk(detail.get("eventName") + "#" + detail.get("eventID"));
        step.setActor(String.valueOf(((Map<String, Object>) detail.get("userIdentity")).get("arn")));
        step.setAddress(String.valueOf(detail.get("sourceIPAddress")));
        step.setUserAgent(String.valueOf(detail.get("userAgent")));
        step.setExpiresAt(System.currentTimeMillis() / 1000 + 24 * 3600);
        steps.putItem(step);
        QueryConditional chain = QueryConditional.keyEqualTo(
                Key.builder().partitionValue(step.getPk()).build());
        List<String> stages =
                steps.query(query -> query.consistentRead(true).queryConditional(chain)).items().stream()
                        .map(each -> each.getSk().replaceAll("#.*", ""))
                        .distinct()
                        .toList();
        if (stages.size() >= STAGES) {
            sns.publish(publish -> publish.topicArn(System.getenv("LATCHKEY_TOPIC_ARN"))
                    .message(name + ": " + stages));
        }
        return "done";
    }

    @DynamoDbBean
    public static final class Step {
        private String pk;
        private String sk;
        private String actor;
        private String address;
        private String userAgent;
        private Long expiresAt;

        @DynamoDbPartitionKey
        public String getPk() {
            return pk;
        }

        public void setPk(String pk) {
            this.pk = pk;
        }

        @DynamoDbSortKey
        public String getSk() {
            return sk;
        }

        public void setSk(String sk) {
            this.sk = sk;
        }

        public String getActor() {
            return actor;
        }

        public void setActor(String actor) {
            this.actor = actor;
        }

        public String getAddress() {
            return address;
        }

        public void setAddress(String address) {
            this.address = address;
        }

        public String getUserAgent() {
            return userAgent;
        }

        public void setUserAgent(String userAgent) {
            this.userAgent = userAgent;
        }

        public Long getExpiresAt() {
            return expiresAt;
        }

        public void setExpiresAt(Long expiresAt) {
            this.expiresAt = expiresAt;
        }
    }
}
