package dev.latchkey.detection.oracle;

import dev.latchkey.detection.step.Stage;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.verdict.Tuning;
import java.util.List;
import java.util.Optional;

/**
 * Section 5 of the page, "caller not seen provisioning before (after the learning period)" and "automation agent that
 * this caller does not usually use", as ADR 52 reads them.
 */
record OracleStrangers(List<Step> history, Tuning tuning) {

    boolean isBy(Step step) {
        if (tuning.learning().isZero() || !isProvisioning(step)) {
            return false;
        }
        boolean learnt = false;
        boolean known = false;
        for (Step other : history) {
            if (isProvisioning(other) && account(other).equals(account(step))) {
                learnt |= !other.time().isAfter(step.time().minus(tuning.learning()));
                known |= isSameCaller(step, other)
                        && !other.time().isAfter(step.time().minus(tuning.window()));
            }
        }
        return learnt && !known;
    }

    /** Known for as long as callers are learnt, and until a window before never by what is no console. */
    boolean isUnusual(Step step) {
        if (tuning.learning().isZero() || !isProvisioning(step) || isConsole(step)) {
            return false;
        }
        boolean longKnown = false;
        boolean usual = false;
        for (Step other : history) {
            if (isProvisioning(other) && account(other).equals(account(step)) && isSameCaller(step, other)) {
                longKnown |= !other.time().isAfter(step.time().minus(tuning.learning()));
                usual |= !other.time().isAfter(step.time().minus(tuning.window()))
                        && tool(other).equals(tool(step));
            }
        }
        return longKnown && !usual;
    }

    private static boolean isConsole(Step step) {
        return step.origin().console();
    }

    /** Of the agents that histories have. */
    private static String tool(Step step) {
        return isConsole(step) ? "console" : step.origin().userAgent().replaceAll("[/ ].*", "");
    }

    private static boolean isSameCaller(Step one, Step other) {
        return one.actor().name().equalsIgnoreCase(other.actor().name());
    }

    /** Whoever does something to himself provisions nobody, and a service of AWS is nobody to know. */
    private static boolean isProvisioning(Step step) {
        boolean stage =
                step.stage() == Stage.CREATION || step.stage() == Stage.GRANT || step.stage() == Stage.CREDENTIAL;
        boolean identity = step.subject() instanceof Subject.User
                || step.subject() instanceof Subject.Role
                || step.subject() instanceof Subject.Root;
        return stage
                && identity
                && !step.byOneself()
                && !step.caller().equals(Optional.of(step.subject()))
                && !(step.subject() instanceof Subject.Root
                        && step.actor().type().equals("Root"))
                && !isAService(step)
                && !step.operation().eventName().equals("CreateServiceLinkedRole");
    }

    /** In its own name: whoever has it act for him has an ARN. */
    private static boolean isAService(Step step) {
        return step.actor().invokedBy().isPresent()
                && step.actor().arn().isEmpty()
                && step.actor().issuerArn().isEmpty();
    }

    /** A caller of IAM acts on his own account; an ARN has it in its fifth part. */
    private static String account(Step step) {
        return step.actor()
                .arn()
                .map(arn -> arn.split(":", -1)[4])
                .orElse(step.subject().account());
    }
}
