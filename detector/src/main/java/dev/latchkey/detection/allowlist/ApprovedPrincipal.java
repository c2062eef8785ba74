package dev.latchkey.detection.allowlist;

import dev.latchkey.detection.call.Glob;
import dev.latchkey.detection.call.Principal;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whom an allowlist entry is for.
 *
 * @param pattern with AWS's wildcards, for {@link Principal#name()}
 * @param people patterns for the names of sessions; none for anybody who acts as the principal
 */
public record ApprovedPrincipal(String pattern, Set<String> people) {

    public ApprovedPrincipal {
        people = Set.copyOf(people);
    }

    public boolean isOf(Principal actor) {
        return Glob.matches(pattern, actor.name()) && isNamed(actor);
    }

    boolean isOfPerson(Principal actor) {
        return people.isEmpty() || actor.person().filter(this::isAmongPeople).isPresent();
    }

    /** A caller of whom the record says nothing is nobody that an entry could be for. */
    public static boolean isNamed(Principal actor) {
        return Stream.of(actor.issuerArn(), actor.arn(), actor.invokedBy(), actor.account())
                .anyMatch(Optional::isPresent);
    }

    private boolean isAmongPeople(String person) {
        return people.stream().anyMatch(pattern -> Glob.matches(pattern, person));
    }
}
