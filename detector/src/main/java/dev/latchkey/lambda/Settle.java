package dev.latchkey.lambda;

import dev.latchkey.detection.verdict.TuningText;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How long an incomplete finding waits before people are told, and the queue in which it does; nothing at all for
 * none.
 */
record Settle(Duration duration, Optional<String> queueUrl) {

    static final Settle AT_ONCE = new Settle(Duration.ZERO, Optional.empty());

    private static final Duration STANDARD = Duration.ofMinutes(3);

    /**
     * That SQS delays a message.
     *
     * @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html">
     *     SendMessage</a>
     */
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private static final Pattern NOTHING = Pattern.compile("0+[dhms]?|(?i:PT0S)");

    static Settle of(SettingReader read) {
        return new Settle(
                read.one(Setting.SETTLE, Settle::duration).orElse(STANDARD),
                read.one(Setting.SETTLE_QUEUE, text -> text));
    }

    boolean isAtOnce() {
        return duration.isZero();
    }

    /** @throws IllegalArgumentException if something is to wait, and there is nowhere to do so */
    String neededQueueUrl() {
        return queueUrl.orElseThrow(
                () -> new IllegalArgumentException(Setting.SETTLE_QUEUE.variable() + " is not set"));
    }

    private static Duration duration(String text) {
        if (NOTHING.matcher(text).matches()) {
            return Duration.ZERO;
        }
        Duration duration = TuningText.duration(text);
        boolean whole = duration.equals(Duration.ofSeconds(duration.toSeconds()));
        if (duration.compareTo(LONGEST) > 0 || !whole) {
            throw new IllegalArgumentException("must be whole seconds, at most " + LONGEST.toMinutes() + "m");
        }
        return duration;
    }
}
