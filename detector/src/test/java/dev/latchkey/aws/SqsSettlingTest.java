package dev.latchkey.aws;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.Hands;
import dev.latchkey.detection.alert.Settling;
import dev.latchkey.detection.alert.SettlingContract;
import dev.latchkey.detection.subject.Subject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.SqsException;

class SqsSettlingTest extends SettlingContract {

    private SqsStandIn sqs = new SqsStandIn(new Hands());

    @Override
    protected Settling settling(Duration settle, InstantSource clock) {
        sqs.close();
        sqs = new SqsStandIn(clock);
        return new SqsSettling(sqs.client(), sqs.queueUrl(), settle);
    }

    @Override
    protected List<Subject> due() {
        return sqs.visible().stream().map(SettleMessage::subject).toList();
    }

    @AfterEach
    void close() {
        sqs.close();
    }

    @Test
    void a_queue_that_takes_nothing_is_an_error_and_never_a_silence() {
        Settling gone = new SqsSettling(sqs.client(), sqs.queueUrl() + "-gone", Duration.ofMinutes(3));
        assertThatThrownBy(() -> gone.judgeAgain(Cast.NEW_USER)).isInstanceOf(SqsException.class);
    }
}
