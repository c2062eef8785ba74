package dev.latchkey.lambda;

import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The clients of AWS's services, over one HTTP client. Region, credentials and endpoints come from the environment, the
 * credentials anew for each call, as those of the snapshot have expired when it is restored.
 */
record Clients(DynamoDbClient dynamoDb, SnsClient sns, SqsClient sqs) implements AutoCloseable {

    /** Several calls and their retries must fit into the 20 seconds of the function. */
    private static final Duration CALL = Duration.ofSeconds(8);

    private static final Duration ATTEMPT = Duration.ofSeconds(3);

    static Clients make() {
        SdkHttpClient http = UrlConnectionHttpClient.create();
        return new Clients(
                limited(DynamoDbClient.builder()).httpClient(http).build(),
                limited(SnsClient.builder()).httpClient(http).build(),
                limited(SqsClient.builder()).httpClient(http).build());
    }

    /** The same clients for whatever answers without a network, and so needs neither region nor credentials. */
    static Clients unconnected(SdkHttpClient answers) {
        return new Clients(
                anonymous(limited(DynamoDbClient.builder())).httpClient(answers).build(),
                anonymous(limited(SnsClient.builder())).httpClient(answers).build(),
                anonymous(limited(SqsClient.builder())).httpClient(answers).build());
    }

    @Override
    public void close() {
        dynamoDb.close();
        sns.close();
        sqs.close();
    }

    /** Signed all the same, as the signer is among what is to be walked through. */
    private static <B extends AwsClientBuilder<B, ?>> B anonymous(B builder) {
        return builder.region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("none", "none")));
    }

    private static <B extends AwsClientBuilder<B, ?>> B limited(B builder) {
        return builder.overrideConfiguration(
                config -> config.apiCallTimeout(CALL).apiCallAttemptTimeout(ATTEMPT));
    }
}
