package dev.latchkey.lambda;

import java.net.URI;
import java.time.Duration;
import java.util.stream.Stream;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The clients of AWS's services, over one HTTP client. An ordinary event needs DynamoDB's alone; the others are made
 * when they are first asked for, or before a snapshot.
 */
final class Clients implements AutoCloseable {

    /** IAM answers within some 100 ms. An alert waits for it no longer than for one more try. */
    private static final Duration QUESTION = Duration.ofSeconds(1);

    private static final int TRIES = 2;

    private final DynamoDbClient dynamoDb;
    private final Late<SnsClient> sns;
    private final Late<SqsClient> sqs;
    private final Late<IamClient> iam;

    Clients(DynamoDbClient dynamoDb, SnsClient sns, SqsClient sqs, IamClient iam) {
        this.dynamoDb = dynamoDb;
        this.sns = new Late<>(() -> sns);
        this.sqs = new Late<>(() -> sqs);
        this.iam = new Late<>(() -> iam);
    }

    private Clients(ClientsSetup setup, Region ofIam) {
        SdkHttpClient http = UrlConnectionHttpClient.create();
        // Off is what it is by default; said, nobody looks for it in the environment and in files.
        this.dynamoDb = setup.limited(DynamoDbClient.builder().endpointDiscoveryEnabled(false))
                .httpClient(http)
                .build();
        this.sns = new Late<>(() -> sns(setup, http));
        this.sqs = new Late<>(
                () -> setup.limited(SqsClient.builder()).httpClient(http).build());
        this.iam = new Late<>(() -> iam(setup, ofIam));
    }

    /** @param partition of whose IAM there is one endpoint, whatever the region */
    static Clients make(String partition) {
        return new Clients(ClientsSetup.ofLambda(System.getenv()), global(partition));
    }

    /** The same clients for whoever answers there in AWS's place, without a region and credentials of one's own. */
    static Clients at(URI local) {
        return new Clients(ClientsSetup.at(local), Region.US_EAST_1);
    }

    /** For whoever only tells. */
    static SnsClient makeSns() {
        return sns(ClientsSetup.ofLambda(System.getenv()), UrlConnectionHttpClient.create());
    }

    DynamoDbClient dynamoDb() {
        return dynamoDb;
    }

    SnsClient sns() {
        return sns.get();
    }

    SqsClient sqs() {
        return sqs.get();
    }

    IamClient iam() {
        return iam.get();
    }

    /** Makes those that an ordinary event does not need. */
    void makeAll() {
        Stream.of(sns, sqs, iam).forEach(Late::get);
    }

    @Override
    public void close() {
        dynamoDb.close();
        sns.ifMade().ifPresent(SnsClient::close);
        sqs.ifMade().ifPresent(SqsClient::close);
        iam.ifMade().ifPresent(IamClient::close);
    }

    /**
     * The region by which the SDK finds the endpoint of a partition's IAM and signs for it.
     *
     * @see <a href="https://docs.aws.amazon.com/general/latest/gr/iam-service.html">IAM endpoints</a>
     */
    static Region global(String partition) {
        return switch (partition) {
            case "aws-cn" -> Region.AWS_CN_GLOBAL;
            case "aws-us-gov" -> Region.AWS_US_GOV_GLOBAL;
            default -> Region.AWS_GLOBAL;
        };
    }

    private static SnsClient sns(ClientsSetup setup, SdkHttpClient http) {
        return setup.limited(SnsClient.builder()).httpClient(http).build();
    }

    private static IamClient iam(ClientsSetup setup, Region region) {
        Duration question = setup.patience(QUESTION);
        return setup.placed(IamClient.builder())
                .region(region)
                .overrideConfiguration(config -> config.apiCallTimeout(question.multipliedBy(TRIES))
                        .apiCallAttemptTimeout(question)
                        .retryStrategy(retries -> retries.maxAttempts(TRIES)))
                .httpClient(UrlConnectionHttpClient.builder()
                        .connectionTimeout(question)
                        .socketTimeout(question)
                        .build())
                .build();
    }
}
