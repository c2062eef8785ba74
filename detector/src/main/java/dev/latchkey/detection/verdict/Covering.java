package dev.latchkey.detection.verdict;

import dev.latchkey.detection.allowlist.AllowlistEntry;
import dev.latchkey.detection.allowlist.Bound;
import dev.latchkey.detection.allowlist.Cover;
import dev.latchkey.detection.step.Fact;
import dev.latchkey.detection.step.Step;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Which bounds a step of a stretch must meet: most steps all of them, an identity's own first credential fewer. */
record Covering(Stretch stretch) {

    boolean isGiven(AllowlistEntry entry, Step step) {
        return entry.meets(asked(entry, step), step) && opensNoMore(entry, step);
    }

    Cover of(AllowlistEntry entry, Step step) {
        Set<Bound> missed = missed(entry, step);
        boolean own = !missed.isEmpty() && isOwnFirstCredential(step) && !isSelfService(entry, step);
        return new Cover(entry, step, own ? withSelfService(entry, step, missed) : missed);
    }

    private Set<Bound> missed(AllowlistEntry entry, Step step) {
        Set<Bound> missed = entry.missed(asked(entry, step), step);
        if (opensNoMore(entry, step)) {
            return missed;
        }
        Set<Bound> more = EnumSet.of(Bound.MAX_PRIVILEGE);
        more.addAll(missed);
        return more;
    }

    /** Whoever may give little must not let outsiders in to much that others gave (ADR 50). */
    private boolean opensNoMore(AllowlistEntry entry, Step step) {
        return !(step.fact() instanceof Fact.DoorOpened)
                || entry.bounds().maxPrivilege().allows(stretch.before().level());
    }

    /** Whoever made the identity lacks one word; of others it is said only if they hoped for it. */
    private Set<Bound> withSelfService(AllowlistEntry entry, Step step, Set<Bound> missed) {
        boolean flagged = entry.bounds().selfService();
        if (!flagged && !coversCreation(entry)) {
            return missed;
        }
        Set<Bound> more = EnumSet.of(Bound.SELF_SERVICE);
        more.addAll(flagged ? missed : entry.missed(Bound.REACH, step));
        return more;
    }

    /** What an identity first made for itself need only happen when and where the entry of its maker holds. */
    private Set<Bound> asked(AllowlistEntry entry, Step step) {
        if (isSelfService(entry, step)) {
            return Bound.REACH;
        }
        if (Approval.isBornWith(stretch, step) && coversCreation(entry)) {
            return Bound.WHO;
        }
        boolean letsOutsidersIn =
                step.fact() instanceof Fact.DoorOpened && stretch.door().isCredential();
        return letsOutsidersIn ? Bound.OF_DOOR_FOR_OUTSIDERS : Bound.OF_STEP;
    }

    private boolean isSelfService(AllowlistEntry entry, Step step) {
        return entry.bounds().selfService() && isOwnFirstCredential(step) && coversCreation(entry);
    }

    private boolean coversCreation(AllowlistEntry entry) {
        return stretch.creation().filter(entry::covers).isPresent();
    }

    private boolean isOwnFirstCredential(Step step) {
        return SelfService.of(stretch).equals(Optional.of(step));
    }
}
