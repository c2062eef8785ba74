package dev.latchkey.redrive;

import dev.latchkey.detection.text.PlainText;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Takes what was set aside and sends it once more: invoke, then delete. A crash between the two sends an event twice,
 * which does no harm, as steps are a set keyed by their event and a finding is told once at each rank.
 *
 * <p>Whatever was received and not deleted is held until the end and then given back, so that it is not received over
 * and over; how much that is, the limit bounds.
 */
final class Redrive {

    /** Accepts an event to be processed later. */
    interface Invocation {
        /** @return why the event cannot be accepted ever; empty if it is */
        Optional<String> of(String event);
    }

    /** A step is kept a day longer than another may follow it, so who comes later may find none. */
    private static final Duration KEPT_FOR_LATE_ONES = Duration.ofDays(1);

    private static final String SENT_BUT_THERE =
            "it was sent, but could not be deleted, so the next run sends it again, which does no harm";

    private final SetAside queue;
    private final Receiving receiving;
    private final Consumer<String> out;
    private final Instant late;
    private final Map<String, SetAside.Message> held = new LinkedHashMap<>();
    private final Set<String> seen = new HashSet<>();
    private int sent;
    private int left;
    private int old;

    Redrive(SetAside queue, Consumer<String> out, Consumer<String> err, Instant now) {
        this.queue = queue;
        this.receiving = new Receiving(queue, err);
        this.out = out;
        this.late = now.minus(KEPT_FOR_LATE_ONES);
    }

    /** Shows what would be done. */
    void list(int limit) {
        each(limit, (message, letter) -> {
            say("would redrive", letter);
            count(letter);
        });
    }

    void send(Invocation invocation, int limit) {
        each(limit, (message, letter) -> {
            Optional<String> refusal = invocation.of(letter.event());
            if (refusal.isPresent()) {
                leave(message, refusal.get());
                return;
            }
            say("redriven", letter);
            count(letter);
            delete(message);
            held.remove(message.id());
        });
    }

    private void delete(SetAside.Message message) {
        try {
            queue.delete(message);
        } catch (RuntimeException e) {
            leave(message, SENT_BUT_THERE);
            throw e;
        }
    }

    /** @param reached whether AWS answered to the end */
    Summary summary(boolean dryRun, boolean reached) {
        return new Summary(sent, left, old, receiving.elsewhere(), dryRun, reached);
    }

    private void count(DeadLetter letter) {
        sent++;
        old += letter.isBefore(late) ? 1 : 0;
    }

    private interface Treatment {
        void of(SetAside.Message message, DeadLetter letter);
    }

    private void each(int limit, Treatment treatment) {
        try {
            // What is held shows again if there is much to do, each once for a while: what is behind it comes after it.
            int nothingNew = 0;
            while (seen.size() < limit && nothingNew <= held.size()) {
                List<SetAside.Message> received = receiving.some();
                if (received.isEmpty()) {
                    break;
                }
                nothingNew = someOf(received, limit - seen.size(), treatment) ? 0 : nothingNew + 1;
            }
        } catch (RuntimeException broken) {
            giveBackAfter(broken);
            throw broken;
        }
        queue.giveBack(held.values());
    }

    /** @return whether any of them is new */
    private boolean someOf(List<SetAside.Message> received, int most, Treatment treatment) {
        received.forEach(message -> held.put(message.id(), message));
        List<SetAside.Message> fresh = received.stream()
                .filter(message -> !seen.contains(message.id()))
                .limit(most)
                .toList();
        for (SetAside.Message message : fresh) {
            seen.add(message.id());
            Opened opened = Opened.of(message);
            opened.letter().ifPresentOrElse(event -> treatment.of(message, event), () -> leave(message, opened.why()));
        }
        return !fresh.isEmpty();
    }

    private void giveBackAfter(RuntimeException broken) {
        try {
            queue.giveBack(held.values());
        } catch (RuntimeException stillBroken) {
            broken.addSuppressed(stillBroken);
        }
    }

    private void leave(SetAside.Message message, String reason) {
        left++;
        out.accept("left           message " + PlainText.of(message.id()) + ": " + reason);
    }

    private void say(String what, DeadLetter letter) {
        out.accept("%-13s  %s  %s  %s"
                .formatted(
                        what, PlainText.of(letter.time()), PlainText.of(letter.name()), PlainText.of(letter.error())));
    }
}
