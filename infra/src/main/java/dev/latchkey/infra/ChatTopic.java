package dev.latchkey.infra;

import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.TopicProps;
import software.constructs.Construct;

/**
 * What rules tell, as cards: a rule can send one message to a topic and not, as a function can, one for each kind of
 * subscriber. Under the key of the alerts.
 */
final class ChatTopic extends Topic {

    ChatTopic(Construct scope, String id, AlertTopic alerts) {
        super(
                scope,
                id,
                TopicProps.builder()
                        .displayName("Latchkey")
                        .masterKey(alerts.key())
                        .enforceSsl(true)
                        .build());
    }
}
