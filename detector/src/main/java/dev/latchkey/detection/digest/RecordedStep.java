package dev.latchkey.detection.digest;

import dev.latchkey.detection.step.Fact;
import dev.latchkey.detection.step.Stage;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.text.PlainText;
import java.time.Instant;
import java.util.Optional;

/**
 * One step in the texts of an audit: when, what, by whom, from where and by what method.
 *
 * @param given what it gave, in a few words
 * @param eventId by which CloudTrail's own record is found
 * @param country of the address, if it has just been looked up; it is not kept
 */
public record RecordedStep(
        Instant time,
        Stage stage,
        String operation,
        String given,
        String actor,
        String address,
        String method,
        String userAgent,
        String region,
        String eventId,
        Optional<String> country) {

    /** What AWS lets a user agent be is far longer; so much tells one tool from another. */
    private static final int LONGEST = 512;

    /** As it was kept. */
    public RecordedStep(
            Instant time,
            Stage stage,
            String operation,
            String given,
            String actor,
            String address,
            String method,
            String userAgent,
            String region,
            String eventId) {
        this(time, stage, operation, given, actor, address, method, userAgent, region, eventId, Optional.empty());
    }

    RecordedStep in(Optional<String> where) {
        return new RecordedStep(
                time, stage, operation, given, actor, address, method, userAgent, region, eventId, where);
    }

    static RecordedStep of(Step step) {
        return new RecordedStep(
                step.time(),
                step.stage(),
                step.operation().eventName(),
                text(given(step)),
                text(step.actor().shown()),
                text(step.origin().address()),
                step.origin().method().shown(),
                text(step.origin().userAgent()),
                text(step.region()),
                text(step.eventId()),
                step.origin().country());
    }

    /** The level stands for the reasons behind it, which a finding gives. */
    private static String given(Step step) {
        return step.fact() instanceof Fact.Granted granted
                ? granted.means().inShort(granted.policy()) + " ("
                        + granted.privilege().level() + ")"
                : step.shownIn(step.subject());
    }

    static String text(String text) {
        return PlainText.of(text, LONGEST);
    }
}
