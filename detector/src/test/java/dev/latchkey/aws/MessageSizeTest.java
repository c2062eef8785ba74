package dev.latchkey.aws;

import static dev.latchkey.detection.Cast.HOME;
import static dev.latchkey.detection.Cast.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.detection.Cast;
import dev.latchkey.detection.alert.Alert;
import dev.latchkey.detection.alert.Finding;
import dev.latchkey.detection.alert.Findings;
import dev.latchkey.detection.call.Origin;
import dev.latchkey.detection.call.Principal;
import dev.latchkey.detection.rights.Privilege;
import dev.latchkey.detection.step.Fact;
import dev.latchkey.detection.step.Operation;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.verdict.Assessment;
import dev.latchkey.detection.verdict.Stretch;
import dev.latchkey.detection.verdict.Trait;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However much an attacker does, the alert fits into SNS's 262,144 bytes, and says what it leaves out. */
class MessageSizeTest {

    private static final String TOPIC = "arn:aws:sns:us-east-1:111122223333:alerts";
    private static final int STEPS = 250;

    private final SnsStandIn sns = new SnsStandIn();

    @AfterEach
    void closeSns() {
        sns.close();
    }

    /** A backslash takes 4 bytes when JSON stands in JSON, as many as a key takes in UTF-8 unescaped. */
    @ParameterizedTest
    @ValueSource(strings = {"x", "\\", "\"", "管", "🔑", "\u0001x", "&<x"})
    void hundreds_of_steps_and_texts_of_64_kb_are_shortened_and_say_so(String piece) throws IOException {
        new SnsAlertPublisher(sns.client(), TOPIC)
                .publish(new Alert(flood(piece.repeat(64 * 1024 / piece.length())), Alert.Activity.UPDATE));
        assertThat(sns.published()).hasSize(1);
        SnsStandIn.Published told = sns.published().get(0);
        assertThat(SnsRules.size(told.parameters())).isBetween(20_000, SnsRules.MOST_BYTES);
        JsonNode finding = SnsStandIn.parsed(told.receivedBy("sqs"));
        int shown = finding.path("evidences").size();
        assertThat(shown).isPositive();
        assertThat(finding.at("/unmapped/evidences_left_out").asInt()).isEqualTo(2 * STEPS + 1 - shown);
        assertThat(told.receivedBy("email"))
                .contains("... and " + (2 * STEPS + 1 - 12) + " more steps, which CloudTrail has")
                .contains("access key AKIA00000")
                .hasSizeLessThan(40_000);
        assertThat(told.receivedBy("https")).contains("... and ").hasSizeLessThan(16_000);
    }

    /** Judged by its first steps, and told with all of them, as if nothing before had bounded them. */
    private static Finding flood(String text) {
        Subject user = new Subject.User("aws", HOME, text);
        Stream<Fact> many = IntStream.range(0, STEPS)
                .boxed()
                .flatMap(number -> Stream.of(
                        new Fact.CredentialMade("access key", "AKIA%08d".formatted(number)),
                        new Fact.Granted(text, Privilege.of(Privilege.Level.ADMIN, text))));
        Principal actor = Cast.user(text);
        List<Step> steps = Stream.concat(Stream.of(new Fact.Created()), many)
                .map(fact -> step(user, actor, fact, text))
                .toList();
        Assessment few = Findings.of(steps.subList(0, 3).toArray(Step[]::new)).assessment();
        Stretch one = few.stretch();
        Stretch all = new Stretch(
                user,
                one.creation(),
                steps,
                Set.of(),
                List.of(),
                one.before(),
                Optional.empty(),
                Optional.empty(),
                one.door(),
                true);
        List<Trait> traits = Arrays.stream(Trait.Kind.values())
                .map(kind -> new Trait(kind, text))
                .toList();
        return Finding.of(new Assessment(all, few.inTable(), traits, Collections.nCopies(STEPS, text)));
    }

    private static Step step(Subject user, Principal actor, Fact fact, String text) {
        Origin origin = new Origin(text, text, false);
        return new Step(
                user, Operation.CREATE_USER, UUID.randomUUID().toString(), NOON, text, text, actor, origin, fact);
    }
}
