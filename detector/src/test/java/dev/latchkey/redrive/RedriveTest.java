package dev.latchkey.redrive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A queue in which so much waits that what is left shows again before its end is reached. */
class RedriveTest {

    private static final int MANY = 1_000;

    private final List<String> sent = new ArrayList<>();
    private final Queue<SetAside.Message> showing = new ArrayDeque<>();
    private boolean overAndOver;

    @Test
    void what_is_left_and_shows_again_hides_nothing_that_lies_behind_it() {
        for (int time = 0; time < 2; time++) {
            IntStream.range(0, 12).forEach(number -> show("left-" + number, "no event"));
        }
        IntStream.range(0, 30).forEach(number -> show("m-" + number, RedriveRun.event("CreateUser", "e-" + number)));
        assertThat(redriven().left()).isEqualTo(12);
        assertThat(sent).hasSize(30);
    }

    @Test
    @Timeout(10)
    void a_queue_that_shows_what_is_left_over_and_over_comes_to_an_end() {
        show("left", "no event");
        overAndOver = true;
        assertThat(redriven().left()).isEqualTo(1);
    }

    private Summary redriven() {
        Redrive redrive = new Redrive(new Shown(), line -> {}, line -> {}, Instant.EPOCH);
        redrive.send(this::accept, MANY);
        return redrive.summary(false, true);
    }

    private void show(String id, String body) {
        showing.add(new SetAside.Message(id, id, body, Map.of()));
    }

    private Optional<String> accept(String event) {
        sent.add(event);
        return Optional.empty();
    }

    /** Each message by itself, in the order in which they show. */
    private final class Shown implements SetAside {
        @Override
        public List<Message> receive() {
            List<Message> next = showing.stream().limit(1).toList();
            showing.poll();
            if (overAndOver) {
                showing.addAll(next);
            }
            return next;
        }

        @Override
        public List<Message> await() {
            return receive();
        }

        @Override
        public void delete(Message message) {
            // It was shown, and shows no more.
        }

        @Override
        public OptionalInt held() {
            return OptionalInt.empty();
        }

        @Override
        public void giveBack(Collection<Message> messages) {
            // Nobody else receives.
        }
    }
}
