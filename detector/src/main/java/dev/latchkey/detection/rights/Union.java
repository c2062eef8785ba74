package dev.latchkey.detection.rights;

import dev.latchkey.detection.rights.Privilege.Half;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.subject.Subject;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What several documents allow together: as much as the strongest, or more where two are halves of something. */
final class Union {

    private static final Comparator<Privilege> WEAKEST_FIRST =
            Comparator.comparing(Privilege::level).thenComparing(Privilege::why);

    private Union() {}

    static Privilege of(Collection<Privilege> privileges) {
        if (privileges.isEmpty()) {
            return Privilege.NOTHING;
        }
        Set<Half> halves = EnumSet.noneOf(Half.class);
        privileges.forEach(privilege -> halves.addAll(privilege.halves()));
        Privilege strongest = Collections.max(privileges, WEAKEST_FIRST);
        Privilege all = Privilege.whole(strongest.level(), halves, strongest.why());
        return all.level() == Level.UNKNOWN ? assuming(privileges, all) : all;
    }

    /** The roles are all that it is unknown for only if nothing else among them is. */
    private static Privilege assuming(Collection<Privilege> privileges, Privilege all) {
        List<Privilege> unknown =
                privileges.stream().filter(it -> it.level() == Level.UNKNOWN).toList();
        Set<Subject> roles =
                unknown.stream().flatMap(it -> it.roles().stream()).collect(Collectors.toUnmodifiableSet());
        return all.assuming(roles, unknown.stream().noneMatch(it -> it.assumes().isEmpty()));
    }
}
