package dev.latchkey.redrive;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * Receives what a queue shows; if it shows nothing at first, it finds out whether somebody else holds what is in it.
 *
 * <p>SQS counts what was deleted for a minute and more. Only what it still counts then, and has not shown meanwhile, is
 * held by somebody.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueAttributes.html">
 *     Consistency of the counts</a>
 */
final class Receiving {

    /** With {@link SetAside#await} longer than the count lags. */
    private static final int ASKED_AGAIN = 4;

    private static final String COUNTED =
            "Nothing can be received, but SQS counts messages as held. It also counts those"
                    + " that were deleted a moment ago, so it is asked again for more than a minute.";

    private final SetAside queue;
    private final Consumer<String> err;
    private boolean anything;
    private OptionalInt elsewhere = OptionalInt.empty();

    Receiving(SetAside queue, Consumer<String> err) {
        this.queue = queue;
        this.err = err;
    }

    /** @return none if the queue seems empty */
    List<SetAside.Message> some() {
        List<SetAside.Message> received = queue.receive();
        // Once something was received, SQS might count what this run has deleted.
        for (int again = 0; !anything && received.isEmpty() && seemsHeld() && again < ASKED_AGAIN; again++) {
            if (again == 0) {
                err.accept(COUNTED);
            }
            received = queue.await();
        }
        anything |= !received.isEmpty();
        return received;
    }

    private boolean seemsHeld() {
        elsewhere = queue.held();
        return elsewhere.orElse(0) > 0;
    }

    /** About how many others hold, if nothing could be received and SQS says so. */
    OptionalInt elsewhere() {
        return anything ? OptionalInt.empty() : elsewhere;
    }
}
