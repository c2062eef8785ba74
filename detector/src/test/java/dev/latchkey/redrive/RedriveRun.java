package dev.latchkey.redrive;

import dev.latchkey.cli.Run;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The command as a person runs it, with the real SDK pointed at a stand-in on loopback. */
abstract class RedriveRun {

    static final String QUEUE = "https://sqs.us-east-1.amazonaws.com/111122223333/Latchkey-Undelivered";
    static final String ALIAS = "arn:aws:lambda:us-east-1:111122223333:function:Latchkey-Detector:live";
    static final String EVENT = event("CreateUser", "e-1");

    final AwsStandIn aws = new AwsStandIn();
    private final Map<String, String> properties = new HashMap<>();

    @BeforeEach
    void pointTheSdkToTheStandIn() {
        set("aws.endpointUrl", aws.endpoint());
        set("aws.accessKeyId", "AKIAIOSFODNN7EXAMPLE");
        set("aws.secretAccessKey", "secret");
        set("aws.maxAttempts", "1");
        set("aws.disableEc2Metadata", "true");
        set("aws.sharedCredentialsFile", "/nonexistent");
        set("aws.configFile", "/nonexistent");
    }

    @AfterEach
    void close() {
        aws.close();
        properties.keySet().forEach(System::clearProperty);
    }

    static Run redrive(String... more) {
        List<String> words = new ArrayList<>(List.of("redrive", "--queue", QUEUE, "--function", ALIAS));
        words.addAll(List.of(more));
        return Run.latchkey(words.toArray(String[]::new));
    }

    static String event(String name, String id) {
        return "{\"version\":\"0\",\"id\":\"" + id + "\",\"detail-type\":\"AWS API Call via CloudTrail\","
                + "\"source\":\"aws.iam\",\"account\":\"111122223333\",\"detail\":{\"eventName\":\"" + name
                + "\",\"eventTime\":\"2026-03-14T02:11:07Z\",\"eventID\":\"" + id + "\"}}";
    }

    private void set(String name, String value) {
        properties.put(name, value);
        System.setProperty(name, value);
    }
}
