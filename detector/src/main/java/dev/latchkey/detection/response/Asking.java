package dev.latchkey.detection.response;

import dev.latchkey.detection.call.Principal;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.text.PlainText;
import dev.latchkey.detection.verdict.NewCallers;
import dev.latchkey.detection.verdict.Stretch;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whom to ask first: those who made the calls, and no more of them than a person can ask at night. */
public final class Asking {

    private static final int MOST_ASKED = 3;

    private Asking() {}

    /** Each what to do, in small letters and without a full stop, with names no longer than this. */
    public static List<String> of(Stretch stretch, int longestName) {
        List<Step> steps = stretch.steps();
        // Behind the first caller, so that no crowd of others hides who made him.
        Stream<Step> rest = Stream.concat(NewCallers.births(stretch), steps.stream());
        List<String> all = Stream.concat(steps.stream().limit(1), rest)
                .map(step -> about(step, longestName))
                .distinct()
                .toList();
        int more = all.size() - MOST_ASKED;
        return more > 0
                ? Stream.concat(all.stream().limit(MOST_ASKED), Stream.of("... and " + more + " more who called"))
                        .toList()
                : all;
    }

    private static String about(Step step, int longest) {
        Principal actor = step.actor();
        if (actor.assumedRoot()) {
            return "find out who called AssumeRoot for it, " + PrivilegedSession.WHERE;
        }
        if (actor.isRoot()) {
            return asked(RootAccess.of(step.subject()).who(), actor, longest);
        }
        Optional<String> service = actor.invokedBy().or(step.origin()::service);
        boolean nobody = actor.arn().isEmpty()
                && actor.issuerArn().isEmpty()
                && actor.userName().isEmpty();
        boolean cannotAnswer = nobody || ServiceLinked.is(actor) || HiddenCaller.isHidden(step);
        if (cannotAnswer && service.isPresent()) {
            return "find out who had " + PlainText.of(service.get(), longest) + " do this: a service cannot be asked";
        }
        return nobody && actor.account().isPresent()
                ? asked(
                        "whoever is responsible for account "
                                + PlainText.of(actor.account().get(), longest),
                        actor,
                        longest)
                : asked(PlainText.of(actor.bearer(), longest), actor, longest);
    }

    /** Who lent rights to a partner can say so, but may know nothing of the call. */
    private static String asked(String whom, Principal actor, int longest) {
        return "ask " + whom
                + actor.delegate()
                        .map(id -> " whether they lent their rights to account " + PlainText.of(id, longest)
                                + ", and for this")
                        .orElse(" whether this was theirs");
    }
}
