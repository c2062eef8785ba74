package dev.latchkey.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import dev.latchkey.aws.FaultyLine;
import dev.latchkey.aws.FaultyLine.Fault;
import dev.latchkey.aws.HttpDynamo;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The digester with each of its calls failing in turn; Lambda then runs it again. */
class DigestFaultsTest extends DigestCase {

    private static final FaultyLine LINE = new FaultyLine();
    private static final HttpDynamo DYNAMO = new HttpDynamo(LINE, 1);

    private static final int CALLS_TO_KEEP = 20;
    private static final int CALLS_TO_SEND = 28;
    private static final int LONGEST_LINE = 2_000;
    private static final Duration TRIED_AGAIN_AFTER = Duration.ofMinutes(1);

    DigestFaultsTest() {
        super(DYNAMO.client(), LINE);
    }

    @AfterAll
    static void stop() {
        DYNAMO.close();
    }

    @BeforeEach
    void have_somebody_to_keep() throws IOException {
        LINE.mend();
        ask(KEEP);
        observeAll();
        sns.published().clear();
        clock.pass(HALF_A_DAY);
    }

    @Test
    void each_call_that_can_fail_is_tried_here() throws IOException {
        LINE.mend();
        ask(KEEP);
        assertThat(LINE.calls()).hasSize(CALLS_TO_KEEP);
    }

    @Test
    void so_is_each_of_those_of_a_digest() throws IOException {
        LINE.mend();
        ask(DIGEST);
        assertThat(LINE.calls()).hasSize(CALLS_TO_SEND).endsWith("Publish");
    }

    /** The other faults end as this one or as that below. */
    @ParameterizedTest
    @MethodSource("callsToKeep")
    void what_cannot_be_kept_is_said_and_kept_by_the_next_run(int call) throws IOException {
        boolean failed = fails(KEEP, call, Fault.NOT_JSON);
        verify(log, times(failed ? 1 : 0)).log(argThat(DigestFaultsTest::saysWhatNext), eq(LogLevel.ERROR));
        clock.pass(TRIED_AGAIN_AFTER);
        ask(KEEP);
        assertThatAllIsKept();
    }

    @ParameterizedTest
    @MethodSource("callsToSend")
    void a_digest_is_sent_or_tried_again_and_twice_only_if_nobody_could_know(int call) throws IOException {
        boolean failed = fails(DIGEST, call, Fault.ANSWER_LOST);
        boolean unknown = call == CALLS_TO_SEND - 1;
        assertThat(sns.published()).hasSize(failed && !unknown ? 0 : 1);
        verify(log, times(failed ? 1 : 0)).log(argThat(DigestFaultsTest::saysWhatNext), eq(LogLevel.ERROR));
        if (failed) {
            clock.pass(TRIED_AGAIN_AFTER);
            ask(DIGEST);
        }
        assertThat(sns.published()).hasSize(unknown ? 2 : 1);
        ask(KEEP);
        assertThatAllIsKept();
    }

    private boolean fails(String message, int call, Fault fault) throws IOException {
        LINE.breakAt(call, fault);
        try {
            ask(message);
            return false;
        } catch (RuntimeException e) {
            return true;
        } finally {
            assertThat(LINE.hasBroken()).isTrue();
            LINE.mend();
        }
    }

    private void assertThatAllIsKept() throws IOException {
        assertThat(kept()).singleElement().satisfies(it -> {
            assertThat(it.subject().key()).endsWith("svc-backup");
            assertThat(it.followed()).hasSize(2);
            assertThat(it.conclusion().told()).isTrue();
        });
        assertThat(ask(KEEP)).contains("Evidence kept of 0 identities.\"");
    }

    private static boolean saysWhatNext(String line) {
        return line.endsWith(". Lambda tries twice more what a schedule asked for, then sets it aside in UnkeptQueue.")
                && !line.contains("..")
                && line.length() < LONGEST_LINE;
    }

    static IntStream callsToKeep() {
        return IntStream.range(0, CALLS_TO_KEEP);
    }

    static IntStream callsToSend() {
        return IntStream.range(0, CALLS_TO_SEND);
    }
}
