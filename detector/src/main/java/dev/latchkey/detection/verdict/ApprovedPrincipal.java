package dev.latchkey.detection.verdict;

import dev.latchkey.detection.call.Glob;
import dev.latchkey.detection.call.Principal;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whom an allowlist entry is for.
 *
 * @param pattern with AWS's wildcards, for {@link Principal#name()}
 * @param people patterns for the names of sessions; none for anybody who acts as the principal
 */
public record ApprovedPrincipal(String pattern, Set<String> people) {

    /**
     * Identity Center alone makes roles under this path and names their sessions after its people. Any other session is
     * named by whoever opens it, which proves nothing.
     */
    private static final Pattern IDENTITY_CENTER =
            Pattern.compile("arn:[a-z-]+:iam::[0-9]{12}:role/aws-reserved/sso\\.amazonaws\\.com/.+", Pattern.DOTALL);

    public ApprovedPrincipal {
        people = Set.copyOf(people);
    }

    boolean isOf(Principal actor) {
        return Glob.matches(pattern, actor.name()) && isNamed(actor);
    }

    boolean isOfPerson(Principal actor) {
        return people.isEmpty() || person(actor).filter(this::isAmongPeople).isPresent();
    }

    /** The person behind a session of Identity Center; empty for everybody else. */
    public static Optional<String> person(Principal actor) {
        return actor.issuerArn()
                .filter(issuer -> IDENTITY_CENTER.matcher(issuer).matches())
                .flatMap(issuer -> actor.arn())
                .map(arn -> arn.substring(arn.lastIndexOf('/') + 1));
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
