package dev.latchkey.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.TopicProps;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;
import software.constructs.Construct;

/** Where alerts leave for people and machines: encrypted with a key of its own that CloudWatch's alarms may use too. */
final class AlertTopic extends Topic {
    private static final ServicePrincipal CLOUDWATCH = new ServicePrincipal("cloudwatch.amazonaws.com");

    private final Key key;

    AlertTopic(Construct scope, String id, DeploymentContext context) {
        this(scope, id, context, key(scope, id + "Key"));
    }

    private AlertTopic(Construct scope, String id, DeploymentContext context, Key key) {
        super(scope, id, props(key));
        this.key = key;
        allowAlarms();
        context.mailAddresses().forEach(address -> addSubscription(new EmailSubscription(address)));
    }

    Key key() {
        return key;
    }

    String keyId() {
        return key.getKeyId();
    }

    private static TopicProps props(Key key) {
        return TopicProps.builder()
                .displayName("Latchkey")
                .masterKey(key)
                .enforceSsl(true)
                .build();
    }

    /** The key of AWS for SNS cannot be granted to a service, so an alarm on it would vanish without a word. */
    private static Key key(Construct scope, String id) {
        Key key = Key.Builder.create(scope, id)
                .description("Latchkey's alerts on their way")
                .enableKeyRotation(true)
                // Nothing rests under it: without its topic it is of no use.
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        key.addToResourcePolicy(PolicyStatement.Builder.create()
                .sid("AlarmsOfThisAccountPublish")
                .principals(List.of(CLOUDWATCH))
                .actions(List.of("kms:Decrypt", "kms:GenerateDataKey*"))
                // In a key policy "*" is this key.
                .resources(List.of("*"))
                .conditions(thisAccount(scope))
                .build());
        return key;
    }

    /** Enforcing TLS gives the topic a policy, which replaces the one by which its owner's services may publish. */
    private void allowAlarms() {
        addToResourcePolicy(PolicyStatement.Builder.create()
                .sid("AlarmsOfThisAccountPublish")
                .principals(List.of(CLOUDWATCH))
                .actions(List.of("sns:Publish"))
                .resources(List.of(getTopicArn()))
                .conditions(thisAccount(this))
                .build());
    }

    private static Map<String, Object> thisAccount(Construct scope) {
        return Map.of(
                "StringEquals", Map.of("aws:SourceAccount", Stack.of(scope).getAccount()));
    }
}
