package dev.latchkey.detection.allowlist;

import dev.latchkey.detection.call.GlobRelation;
import dev.latchkey.detection.step.Stage;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiPredicate;

/** Whether one entry covers all that another does. It never says so wrongly; some cases it does not see. */
public record EntryContainment(AllowlistEntry wider, AllowlistEntry narrower) {

    private static final Set<Stage> ALL = EnumSet.of(Stage.CREATION, Stage.GRANT, Stage.CREDENTIAL);

    public boolean holds() {
        ApprovedBounds wide = wider.bounds();
        ApprovedBounds narrow = narrower.bounds();
        return who()
                && lasts()
                && each(wide.accounts(), narrow.accounts(), String::equals)
                && from(wide, narrow)
                && each(wide.targets(), narrow.targets(), EntryContainment::coversName)
                && calls(wide, narrow)
                && wide.maxPrivilege().compareTo(narrow.maxPrivilege()) >= 0
                && (wide.selfService() || !narrow.selfService());
    }

    private boolean who() {
        ApprovedPrincipal wide = wider.principal();
        ApprovedPrincipal narrow = narrower.principal();
        return GlobRelation.covers(wide.pattern(), narrow.pattern())
                && each(wide.people(), narrow.people(), GlobRelation::covers);
    }

    private boolean lasts() {
        return wider.expires()
                .filter(end -> narrower.expires().filter(it -> !it.isAfter(end)).isEmpty())
                .isEmpty();
    }

    private static boolean from(ApprovedBounds wide, ApprovedBounds narrow) {
        if (wide.isFromAnywhere() || narrow.isFromAnywhere()) {
            return wide.isFromAnywhere();
        }
        boolean networks = narrow.networks().stream()
                .allMatch(network -> wide.networks().stream().anyMatch(it -> it.covers(network)));
        return networks && wide.viaServices().containsAll(narrow.viaServices());
    }

    /** By stages only what is known to stay within them: a call may make steps of several. */
    private static boolean calls(ApprovedBounds wide, ApprovedBounds narrow) {
        if (wide.stages().containsAll(ALL)) {
            return true;
        }
        if (!wide.namesCalls()) {
            return !narrow.namesCalls()
                    || (!narrow.stages().isEmpty() && !narrow.stages().contains(Stage.CREDENTIAL));
        }
        return !wide.operations().isEmpty()
                ? !narrow.operations().isEmpty() && wide.operations().containsAll(narrow.operations())
                : !narrow.stages().isEmpty() && wide.stages().containsAll(narrow.stages());
    }

    /** A set that is empty is no bound. */
    private static <T> boolean each(Collection<T> wide, Collection<T> narrow, BiPredicate<T, T> covers) {
        boolean within = !narrow.isEmpty()
                && narrow.stream().allMatch(it -> wide.stream().anyMatch(other -> covers.test(other, it)));
        return wide.isEmpty() || within;
    }

    private static boolean coversName(String wide, String narrow) {
        return GlobRelation.covers(wide.toLowerCase(Locale.ROOT), narrow.toLowerCase(Locale.ROOT));
    }
}
