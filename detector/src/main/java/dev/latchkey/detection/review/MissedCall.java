package dev.latchkey.detection.review;

import dev.latchkey.detection.allowlist.ApprovedBounds;
import dev.latchkey.detection.allowlist.Bound;
import dev.latchkey.detection.allowlist.Cover;
import dev.latchkey.detection.allowlist.MaxPrivilege;
import dev.latchkey.detection.rights.Privilege;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Fact;
import dev.latchkey.detection.step.Stage;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.text.PlainText;
import dev.latchkey.detection.text.ShownValues;
import java.util.Optional;
import java.util.stream.Stream;

/** What the call was, if an entry is for other calls or for less. */
record MissedCall(ApprovedBounds bounds, Step step) {

    static Stream<MissedBound> of(Cover cover) {
        MissedCall it = new MissedCall(cover.entry().bounds(), cover.step());
        return Stream.of(Bound.values()).filter(cover.missed()::contains).flatMap(bound -> it.of(bound).stream());
    }

    private Optional<MissedBound> of(Bound bound) {
        return switch (bound) {
            case CALLS -> Optional.of(calls());
            case OUTSIDERS -> Optional.of(outsiders());
            case MAX_PRIVILEGE -> Optional.of(maxPrivilege());
            case SELF_SERVICE -> Optional.of(selfService());
            case PRINCIPAL, PEOPLE, EXPIRES, ACCOUNTS, NETWORKS, VIA_SERVICES, TARGETS -> Optional.empty();
        };
    }

    private MissedBound calls() {
        String call = step.operation().eventName();
        String why = allowed() + ", and this is " + call + " (" + step.stage() + ")";
        MissedBound missed = bounds.stages().isEmpty()
                ? new MissedBound("operations", why, needed(call))
                : new MissedBound("stages", why, "also " + step.stage());
        return step.stage() == Stage.CREDENTIAL
                ? missed.wide("whoever takes over the principal can then arm identities unseen")
                : missed;
    }

    private String needed(String call) {
        return bounds.operations().isEmpty() ? call + " and each other call that it is for, by name" : "also " + call;
    }

    private String allowed() {
        if (!bounds.operations().isEmpty()) {
            return "it is for " + ShownValues.plain(bounds.operations());
        }
        return bounds.stages().isEmpty()
                ? "it names no calls, so that it is for creations, grants and the trust of new roles"
                : "it is for the stages " + ShownValues.plain(bounds.stages());
    }

    private MissedBound outsiders() {
        return new MissedBound(
                        "operations",
                        "it names no calls, and this lets outsiders in",
                        needed(step.operation().eventName()))
                .wide("whoever takes over the principal can then open roles to anybody unseen");
    }

    private MissedBound maxPrivilege() {
        Privilege granted = step.fact() instanceof Fact.Granted it ? it.privilege() : Privilege.NOTHING;
        String most = "at most " + bounds.maxPrivilege();
        if (step.fact() instanceof Fact.DoorOpened) {
            return new MissedBound(
                            "maxPrivilege",
                            most + ", and the role that this opens held more already",
                            "as much as the role holds")
                    .wide("it can then open such roles unseen");
        }
        if (granted.level() == Level.UNKNOWN) {
            return new MissedBound(
                            "maxPrivilege",
                            most + ", and what was granted is not known: " + PlainText.of(granted.why()),
                            "ADMIN, unless --iam FILE shows what it was")
                    .wide("it can then make administrators unseen");
        }
        MaxPrivilege enough = granted.level() == Level.ADMIN ? MaxPrivilege.ADMIN : MaxPrivilege.ESCALATION;
        return new MissedBound(
                        "maxPrivilege",
                        most + ", and " + granted.level() + " was granted: " + PlainText.of(granted.why()),
                        enough.name())
                .wide("it can then make administrators unseen");
    }

    private MissedBound selfService() {
        return bounds.selfService()
                ? new MissedBound(
                        "selfService",
                        "it is true, but the entry does not cover the creation",
                        "the creation to be covered by the same entry")
                : new MissedBound("selfService", "it is not true, and the new identity made this for itself", "true");
    }
}
