package dev.latchkey.detection.chain;

import dev.latchkey.detection.chain.Fact.Created;
import dev.latchkey.detection.chain.Fact.Granted;
import dev.latchkey.detection.chain.Privilege.Level;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Permissions boundaries: one that an identity was born with caps its grants; another may widen or narrow it. */
final class Boundaries {

    private final Chain chain;
    private final Function<Step, Optional<Privilege>> allowedBy;

    /** @param allowedBy what the policy allows that a step sets as a boundary, as far as known */
    Boundaries(Chain chain, Function<Step, Optional<Privilege>> allowedBy) {
        this.chain = chain;
        this.allowedBy = allowedBy;
    }

    Step settled(Step grant) {
        Granted granted = (Granted) grant.fact();
        if (granted.means() == Means.BOUNDARY) {
            return narrows(grant)
                    ? grant.with(new Fact.Noted(Note.DONE, "boundary set to " + granted.policy()))
                    : grant;
        }
        return cap(grant)
                .map(cap -> grant.with(granted.with(granted.privilege().within(cap))))
                .orElse(grant);
    }

    /** The first boundary of an identity that was born without one, or one that is known to allow little. */
    private boolean narrows(Step boundary) {
        boolean first = chain.creationOf(boundary)
                .filter(creation -> bornWithin(creation).isEmpty())
                .filter(creation -> changesSince(creation).findFirst().equals(Optional.of(boundary)))
                .isPresent();
        return first
                || allowedBy.apply(boundary).filter(it -> !mayWiden(it.level())).isPresent();
    }

    /** Only if the boundary was there from the beginning, was never taken away, and is known throughout. */
    private Optional<Level> cap(Step grant) {
        Optional<Step> creation =
                chain.creationOf(grant).filter(it -> bornWithin(it).isPresent());
        if (creation.isEmpty()) {
            return Optional.empty();
        }
        List<Optional<Level>> levels = Stream.concat(creation.stream(), changesSince(creation.get()))
                .map(step -> allowedBy.apply(step).map(Privilege::level))
                .toList();
        return levels.stream()
                        .allMatch(
                                level -> level.filter(it -> it != Level.UNKNOWN).isPresent())
                ? levels.stream().flatMap(Optional::stream).max(Level::compareTo)
                : Optional.empty();
    }

    private Stream<Step> changesSince(Step creation) {
        return chain.of(Stage.GRANT)
                .filter(step -> chain.creationOf(step).equals(Optional.of(creation)))
                .filter(step -> step.fact() instanceof Granted granted
                        && (granted.means() == Means.BOUNDARY || granted.means() == Means.UNBOUND));
    }

    private static Optional<String> bornWithin(Step creation) {
        return creation.fact() instanceof Created created ? created.boundary() : Optional.empty();
    }

    private static boolean mayWiden(Level level) {
        return level.compareTo(Level.LIMITED) > 0;
    }
}
