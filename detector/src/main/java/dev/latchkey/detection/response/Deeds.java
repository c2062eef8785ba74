package dev.latchkey.detection.response;

import dev.latchkey.detection.call.Principal;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.text.PlainText;
import dev.latchkey.detection.verdict.NewCallers;
import dev.latchkey.detection.verdict.Stretch;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The commands that show what the identity has done, and its callers: who made one can make the next. */
record Deeds(Stretch stretch, LookUpEvents lookUp) {

    static final String EVERYWHERE = " (repeat for every region in use):";

    /** As many as a person looks after at night. */
    private static final int MOST_CALLERS = 3;
    /** So of the names that it bore. */
    private static final int MOST_NAMES = 3;

    private static final String ROOT = "root";

    Stream<String> commands() {
        return Stream.of(ofItself(), ofCallers(), ofPrivilegedSessions()).flatMap(it -> it);
    }

    /** What is done under a role is found by who assumed it. */
    private Stream<String> ofItself() {
        return switch (stretch.subject().kind()) {
            case USER -> ofUser();
            case ROOT -> Stream.of("what root did" + EVERYWHERE, lookUp.of("Username", ROOT));
            default -> Stream.of();
        };
    }

    /** CloudTrail has what root's session did here, and who began it there. */
    private Stream<String> ofPrivilegedSessions() {
        List<String> keys = PrivilegedSession.keys(stretch).limit(MOST_CALLERS).toList();
        return keys.isEmpty()
                ? Stream.of()
                : Stream.of(
                                Stream.of("what was done in the session of root" + EVERYWHERE),
                                keys.stream().map(key -> lookUp.of("AccessKeyId", key)),
                                Stream.of(
                                        "who began it, by the key in the answer (" + PrivilegedSession.WHERE
                                                + ", and repeat for every region in use):",
                                        lookUp.of("EventName", "AssumeRoot")))
                        .flatMap(it -> it);
    }

    private Stream<String> ofUser() {
        Stream<String> names = names(stretch).map(name -> lookUp.of("Username", name));
        Stream<String> sessions = of(stretch.steps().stream().filter(Deeds::byOwnSession));
        return Stream.of(Stream.of("what it did" + EVERYWHERE), names, sessions).flatMap(it -> it);
    }

    /** A federated session is its user's, but CloudTrail lists what it does under the name that it was given. */
    private static boolean byOwnSession(Step step) {
        return step.byOneself() && step.actor().issuerArn().isPresent();
    }

    /** That which it bears now and those under which it was made and armed: CloudTrail has that of the time. */
    static Stream<String> names(Stretch stretch) {
        String now = stretch.target();
        Stream<String> before = stretch.steps().stream().map(Step::target).filter(name -> !name.equalsIgnoreCase(now));
        return Stream.concat(Stream.of(now), before)
                .map(PlainText::of)
                .distinct()
                .limit(MOST_NAMES);
    }

    private Stream<String> ofCallers() {
        Stream<Step> births =
                NewCallers.births(stretch).filter(step -> !step.actor().assumedRoot());
        Stream<Step> rest = Stream.concat(births, OtherCallers.steps(stretch));
        List<String> callers =
                of(Stream.concat(OtherCallers.steps(stretch).limit(1), rest)).toList();
        String who = callers.size() == 1 ? "what the caller did" : "what the callers did";
        return callers.isEmpty() ? Stream.of() : Stream.concat(Stream.of(who + EVERYWHERE), callers.stream());
    }

    private Stream<String> of(Stream<Step> steps) {
        return steps.flatMap(step -> by(step.actor()).stream()).distinct().limit(MOST_CALLERS);
    }

    /** By the key, which tells a thief's calls from the owner's, unless it is one of many of a sign-in. */
    private Optional<String> by(Principal actor) {
        Optional<String> lasting = actor.accessKeyId().map(PlainText::of).map(key -> lookUp.of("AccessKeyId", key));
        return lasting.isPresent() && isSignedIn(actor) ? Optional.of(lookUp.of("Username", name(actor))) : lasting;
    }

    /** Of root the record has the alias of the account, if it has one. */
    private static String name(Principal actor) {
        return actor.isRoot() ? ROOT : PlainText.of(actor.userName().orElse(ROOT));
    }

    /** A sign-in by {@code aws login} has another key every 15 minutes. A session that was lent has its own. */
    private static boolean isSignedIn(Principal actor) {
        boolean named = actor.isRoot()
                || (actor.type().equals("IAMUser") && actor.userName().isPresent());
        return named
                && !actor.assumedRoot()
                && actor.delegate().isEmpty()
                && actor.accessKeyId().filter(key -> key.startsWith("ASIA")).isPresent();
    }
}
