package dev.latchkey.detection.rights;

import dev.latchkey.detection.subject.IdentityArn;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.subject.Subject.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The roles that a statement about {@code sts:AssumeRole} reaches: those that it names without a wildcard may be known,
 * whatever else it reaches.
 */
record AssumedRoles(Reach reach) {

    private static final int FEW = 10;
    /** More than the longest document has room for: no decoys before a role that is known hide it. */
    private static final int MOST = 300;

    /** Whether there may be any. */
    boolean areThere() {
        return reach.statement().exceptResources()
                || reach.namesOf(Kind.ROLE).findAny().isPresent();
    }

    /** Whether each is named without a wildcard, and no more than a few. */
    boolean areAllNamed() {
        List<String> roles = reach.namesOf(Kind.ROLE).distinct().toList();
        return !reach.statement().exceptResources()
                && roles.size() <= FEW
                && roles.stream().allMatch(role -> exact(role).isPresent());
    }

    Set<Subject> named() {
        return reach.namesOf(Kind.ROLE)
                .flatMap(role -> exact(role).stream())
                .distinct()
                .limit(MOST)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Optional<Subject> exact(String resource) {
        return Optional.of(resource)
                .filter(role -> new Resource(role).isExact())
                .flatMap(IdentityArn::of)
                .map(IdentityArn::subject);
    }
}
