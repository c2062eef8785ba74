package dev.latchkey.lambda;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;

/**
 * What all clients have in common. Region and credentials are taken from where Lambda puts them, as each place where
 * the SDK would look besides is classes to load.
 */
record ClientsSetup(Region region, AwsCredentialsProvider credentials, Optional<URI> endpoint) {

    /** Several calls and their retries must fit into the 20 seconds of the function. */
    static final Duration CALL = Duration.ofSeconds(8);

    private static final Duration ATTEMPT = Duration.ofSeconds(3);

    private static final String CREDENTIALS_URI = "AWS_CONTAINER_CREDENTIALS_FULL_URI";
    private static final String CREDENTIALS_URI_PROPERTY = "aws.containerCredentialsFullUri";

    /** Endpoints are what the SDK makes of the region and of the environment. */
    static ClientsSetup ofLambda(Map<String, String> environment) {
        // Under SnapStart they are fetched for the calls that follow, as those of the snapshot have expired by then.
        AwsCredentialsProvider credentials = environment.containsKey(CREDENTIALS_URI)
                ? ContainerCredentialsProvider.create()
                : EnvironmentVariableCredentialsProvider.create();
        return new ClientsSetup(Region.of(environment.get("AWS_REGION")), credentials, Optional.empty());
    }

    /** Signed all the same, as the signer is among what is to be walked through. */
    static ClientsSetup at(URI local) {
        return new ClientsSetup(
                Region.US_EAST_1,
                StaticCredentialsProvider.create(AwsSessionCredentials.create("none", "none", "none")),
                Optional.of(local));
    }

    /** Fetches credentials as a function with SnapStart does, from an address that the environment does not hold. */
    static synchronized void fetchCredentials(URI local) {
        Optional<String> before = Optional.ofNullable(System.setProperty(CREDENTIALS_URI_PROPERTY, local.toString()));
        try (ContainerCredentialsProvider provider = ContainerCredentialsProvider.create()) {
            provider.resolveCredentials();
        } finally {
            before.ifPresentOrElse(
                    address -> System.setProperty(CREDENTIALS_URI_PROPERTY, address),
                    () -> System.clearProperty(CREDENTIALS_URI_PROPERTY));
        }
    }

    <B extends AwsClientBuilder<B, ?>> B limited(B builder) {
        return placed(builder)
                .overrideConfiguration(
                        config -> config.apiCallTimeout(patience(CALL)).apiCallAttemptTimeout(patience(ATTEMPT)));
    }

    /** Whoever answers in AWS's place shares the machine with who asks, and a second try would be counted as a call. */
    Duration patience(Duration ofAws) {
        return endpoint.isPresent() ? ofAws.multipliedBy(10) : ofAws;
    }

    <B extends AwsClientBuilder<B, ?>> B placed(B builder) {
        endpoint.ifPresent(builder::endpointOverride);
        return builder.region(region).credentialsProvider(credentials);
    }
}
