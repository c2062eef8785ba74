package dev.latchkey.infra.e2e;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;

/** An account and a region of it; the emulator takes an access key of twelve digits for an account. */
record Place(String account, String region) {

    <B extends AwsClientBuilder<B, C>, C> B speaking(B client) {
        return client.region(Region.of(region))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(account, "test")));
    }
}
