package dev.latchkey.detection.chain;

import dev.latchkey.detection.call.Origin;
import dev.latchkey.detection.call.Principal;
import dev.latchkey.detection.step.Fact;
import dev.latchkey.detection.step.Fact.CredentialMade;
import dev.latchkey.detection.step.Operation;
import dev.latchkey.detection.step.Step;
import java.util.Locale;
import java.util.Optional;

/**
 * All that two steps of one bearer share if the later does again what the earlier did, by the same caller and in the
 * same way: any entry that covers the one covers the other, but for the time at which it ends.
 */
record Alike(Operation operation, String target, Fact fact, Principal actor, Origin origin, String region) {

    static Alike of(Step step) {
        return new Alike(
                step.operation(),
                step.target().toLowerCase(Locale.ROOT),
                without(step.fact()),
                withoutSession(step.actor()),
                step.origin(),
                step.region());
    }

    /** A user has at most two keys, so of many that were made most are gone. */
    private static Fact without(Fact fact) {
        return fact instanceof CredentialMade made ? new CredentialMade(made.kind(), "") : fact;
    }

    /** A pod or function has another session each hour; of people it is their name, and entries tell them by it. */
    private static Principal withoutSession(Principal actor) {
        return new Principal(
                actor.type(),
                actor.person().isPresent() || actor.issuerArn().isEmpty() ? actor.arn() : Optional.empty(),
                actor.issuerArn(),
                actor.account(),
                actor.userName(),
                Optional.empty(),
                actor.invokedBy(),
                actor.delegate(),
                actor.mfa(),
                actor.assumedRoot());
    }
}
