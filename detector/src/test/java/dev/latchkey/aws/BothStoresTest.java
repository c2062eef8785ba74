package dev.latchkey.aws;

import static dev.latchkey.detection.Cast.NEW_USER;
import static dev.latchkey.detection.Cast.by;
import static dev.latchkey.detection.Cast.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.Hands;
import dev.latchkey.detection.chain.Bounded;
import dev.latchkey.detection.chain.Chain;
import dev.latchkey.detection.chain.InMemoryChainStore;
import dev.latchkey.detection.rights.Privilege;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Fact;
import dev.latchkey.detection.step.Means;
import dev.latchkey.detection.step.Note;
import dev.latchkey.detection.step.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A chain is read alike from both stores and in whatever order its steps came, around all bounds of a reading. */
class BothStoresTest {

    private static final int SHUFFLES = 3;

    private final Hands clock = new Hands();
    private final DynamoDbChainStore table =
            new DynamoDbChainStore(LocalTables.DYNAMO_DB, LocalTables.chains(), Duration.ofDays(15), clock, line -> {});

    /** @param kinds how many different things are done; of few hundreds are the same again */
    @ParameterizedTest
    @CsvSource({
        "49, 3, 1",
        "51, 3, 2",
        "99, 2, 3",
        "100, 30, 4",
        "101, 2, 5",
        "199, 4, 6",
        "201, 60, 7",
        "400, 1, 8",
        "400, 9, 9",
        "401, 4, 10",
        "700, 3, 11",
        "990, 1, 12",
        "990, 7, 13"
    })
    void random_steps(int howMany, int kinds, int seed) {
        Random random = new Random(seed);
        List<Step> steps = new ArrayList<>(IntStream.range(0, howMany)
                .mapToObj(number -> random(number, kinds, random))
                .toList());
        Chain expected = once(Bounded.of(new HashSet<>(steps)));
        for (int at = 0; at < SHUFFLES; at++) {
            Collections.shuffle(steps, random);
            InMemoryChainStore memory = new InMemoryChainStore();
            steps.forEach(step -> memory.add(List.of(step)));
            memory.add(steps.subList(0, howMany / 2));
            expectAlike(memory.read(NEW_USER), expected);
            memory.size();
            memory.add(steps.subList(howMany / 2, howMany));
            expectAlike(memory.read(NEW_USER), expected);
        }
        table.add(steps);
        table.add(steps.subList(0, howMany / 10));
        Chain live = table.read(NEW_USER);
        assertThat(live.truncated()).isEqualTo(expected.truncated());
        if (!live.truncated()) {
            expectAlike(live, expected);
        }
    }

    private static Chain once(Bounded read) {
        return Chain.of(NEW_USER, read.steps(), read.hides());
    }

    /** Of who holds it again and again each once: which of his notes is read makes no difference. */
    private static void expectAlike(Chain read, Chain expected) {
        assertThat(read.truncated()).isEqualTo(expected.truncated());
        assertThat(withoutHolders(read)).isEqualTo(withoutHolders(expected));
        assertThat(holders(read)).isEqualTo(holders(expected));
    }

    private static List<Step> withoutHolders(Chain chain) {
        return chain.steps().stream().filter(step -> !step.isNote(Note.HELD_BY)).toList();
    }

    private static Set<Fact> holders(Chain chain) {
        return chain.steps().stream()
                .filter(step -> step.isNote(Note.HELD_BY))
                .map(Step::fact)
                .collect(Collectors.toSet());
    }

    /** Within two days, a few of them in one second. */
    private Step random(int number, int kinds, Random random) {
        Instant time = clock.instant().plusSeconds(60L * random.nextInt(2_880));
        Fact fact = fact(random, random.nextInt(kinds));
        boolean another = random.nextInt(20) == 0;
        Step step = step(NEW_USER, "e-%05d".formatted(number), time, fact);
        return another ? by(Cast.TERRAFORM, step) : step;
    }

    private static Fact fact(Random random, int kind) {
        return switch (random.nextInt(10)) {
            case 0 -> random.nextInt(4) == 0 ? new Fact.Created() : given("p" + kind, Level.UNKNOWN, Means.WITHDRAWAL);
            case 1 -> new Fact.CredentialMade("access key", "AKIA" + random.nextInt(1_000));
            case 2 -> new Fact.Noted(random.nextBoolean() ? Note.USED : Note.DENIED, "who" + kind);
            case 3 -> new Fact.Noted(Note.HELD_BY, "ROLE#aws#111122223333#r" + kind);
            case 4 -> new Fact.Noted(random.nextInt(9) == 0 ? Note.DELETED : Note.DONE, "");
            default -> given("p" + kind, kind % 2 == 0 ? Level.LIMITED : Level.ADMIN, Means.POLICY);
        };
    }

    private static Fact given(String policy, Level level, Means means) {
        return new Fact.Granted(policy, Privilege.of(level, "as the test says"), means, Optional.empty());
    }
}
