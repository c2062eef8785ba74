package dev.latchkey.lambda;

import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The clients of AWS's services, over one HTTP client. Region, credentials and endpoints come from the environment, the
 * credentials anew for each call, as those of the snapshot have expired when it is restored.
 */
record Clients(DynamoDbClient dynamoDb, SnsClient sns, SqsClient sqs, IamClient iam) implements AutoCloseable {

    /** Several calls and their retries must fit into the 20 seconds of the function. */
    private static final Duration CALL = Duration.ofSeconds(8);

    private static final Duration ATTEMPT = Duration.ofSeconds(3);

    /** IAM answers within some 100 ms. An alert waits for it no longer than for one more try. */
    private static final Duration QUESTION = Duration.ofSeconds(1);

    private static final int TRIES = 2;

    /** @param partition of whose IAM there is one endpoint, whatever the region */
    static Clients make(String partition) {
        SdkHttpClient http = UrlConnectionHttpClient.create();
        return new Clients(
                limited(DynamoDbClient.builder()).httpClient(http).build(),
                sns(http),
                limited(SqsClient.builder()).httpClient(http).build(),
                impatient(IamClient.builder())
                        .region(global(partition))
                        .httpClient(UrlConnectionHttpClient.builder()
                                .connectionTimeout(QUESTION)
                                .socketTimeout(QUESTION)
                                .build())
                        .build());
    }

    /** For whoever only tells. */
    static SnsClient makeSns() {
        return sns(UrlConnectionHttpClient.create());
    }

    private static SnsClient sns(SdkHttpClient http) {
        return limited(SnsClient.builder()).httpClient(http).build();
    }

    /** The same clients for whatever answers without a network, and so needs neither region nor credentials. */
    static Clients unconnected(SdkHttpClient answers) {
        return new Clients(
                anonymous(limited(DynamoDbClient.builder())).httpClient(answers).build(),
                anonymous(limited(SnsClient.builder())).httpClient(answers).build(),
                anonymous(limited(SqsClient.builder())).httpClient(answers).build(),
                anonymous(impatient(IamClient.builder())).httpClient(answers).build());
    }

    @Override
    public void close() {
        dynamoDb.close();
        sns.close();
        sqs.close();
        iam.close();
    }

    /** Signed all the same, as the signer is among what is to be walked through. */
    private static <B extends AwsClientBuilder<B, ?>> B anonymous(B builder) {
        return builder.region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("none", "none")));
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

    private static <B extends AwsClientBuilder<B, ?>> B impatient(B builder) {
        return builder.overrideConfiguration(config -> config.apiCallTimeout(QUESTION.multipliedBy(TRIES))
                .apiCallAttemptTimeout(QUESTION)
                .retryStrategy(retries -> retries.maxAttempts(TRIES)));
    }

    private static <B extends AwsClientBuilder<B, ?>> B limited(B builder) {
        return builder.overrideConfiguration(
                config -> config.apiCallTimeout(CALL).apiCallAttemptTimeout(ATTEMPT));
    }
}
