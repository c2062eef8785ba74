package dev.latchkey.aws;

import static dev.latchkey.detection.Cast.NEW_USER;
import static dev.latchkey.detection.Cast.NOON;
import static dev.latchkey.detection.Cast.keyed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.aws.FaultyLine.Fault;
import dev.latchkey.detection.Hands;
import dev.latchkey.detection.alert.Alert;
import dev.latchkey.detection.alert.FindingLog.Claim;
import dev.latchkey.detection.alert.Findings;
import dev.latchkey.detection.alert.Telling;
import dev.latchkey.detection.step.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A write acts, its answer is lost, and the SDK's own retry meets what the first try has written. */
class LostAnswerTest {

    private static final Duration REACH = Duration.ofDays(15);

    private static final FaultyLine LINE = new FaultyLine();
    private static final HttpDynamo DYNAMO = new HttpDynamo(LINE, 3);

    private final String table = LocalTables.chains(DYNAMO.client());
    private final Hands clock = new Hands();
    private final DynamoDbFindingLog log = new DynamoDbFindingLog(DYNAMO.client(), table, REACH, clock);

    @AfterAll
    static void stop() {
        DYNAMO.close();
    }

    @AfterEach
    void the_answer_was_lost_indeed() {
        assertThat(LINE.hasBroken()).isTrue();
    }

    @Test
    void a_claim_whose_answer_is_lost_is_still_ones_own() {
        LINE.breakAt(0, Fault.ANSWER_LOST);
        Claim claim = log.claim(Findings.HIGH).orElseThrow();
        assertThat(claim.activity()).isEqualTo(Alert.Activity.CREATE);
    }

    @Test
    void a_claim_whose_answer_is_lost_still_knows_that_it_is_an_update() {
        log.told(log.claim(Findings.MEDIUM).orElseThrow());
        LINE.breakAt(0, Fault.ANSWER_LOST);
        assertThat(log.claim(Findings.HIGH)).map(Claim::activity).contains(Alert.Activity.UPDATE);
    }

    @Test
    void people_are_told_once_though_the_answer_to_the_claim_is_lost() {
        List<Alert> published = new ArrayList<>();
        Telling telling = new Telling(log, published::add);
        LINE.breakAt(0, Fault.ANSWER_LOST);
        telling.tell(Findings.HIGH);
        telling.tell(Findings.HIGH);
        assertThat(published).hasSize(1);
    }

    @Test
    void while_another_holds_the_lease_a_lost_refusal_stays_a_refusal() {
        assertThat(log.claim(Findings.HIGH)).isPresent();
        LINE.breakAt(0, Fault.ANSWER_LOST);
        assertThat(log.claim(Findings.HIGH)).isEmpty();
    }

    @Test
    void a_mark_whose_answer_is_lost_is_made_once_and_releases_the_claim() {
        Claim claim = log.claim(Findings.MEDIUM).orElseThrow();
        LINE.breakAt(0, Fault.ANSWER_LOST);
        log.told(claim);
        assertThat(log.claim(Findings.MEDIUM)).isEmpty();
        assertThat(log.claim(Findings.HIGH)).map(Claim::activity).contains(Alert.Activity.UPDATE);
    }

    @Test
    void the_mark_of_an_overtaken_claim_whose_answer_is_lost_leaves_the_other_claim_alone() {
        Claim slow = log.claim(Findings.MEDIUM).orElseThrow();
        clock.pass(Duration.ofSeconds(45));
        Claim other = log.claim(Findings.HIGH).orElseThrow();
        LINE.breakAt(0, Fault.ANSWER_LOST);
        log.told(slow);
        assertThat(log.claim(Findings.HIGH)).isEmpty();
        log.told(other);
        clock.pass(Duration.ofSeconds(45));
        assertThat(log.claim(Findings.HIGH)).isEmpty();
    }

    @Test
    void a_step_whose_answer_is_lost_is_one_step() {
        DynamoDbChainStore store = new DynamoDbChainStore(DYNAMO.client(), table, REACH, clock, line -> {});
        Step key = keyed(NEW_USER, "e-1", NOON);
        LINE.breakAt(0, Fault.ANSWER_LOST);
        store.add(List.of(key));
        assertThat(store.read(NEW_USER).steps()).containsExactly(key);
    }
}
