package dev.latchkey.detection.step;

import dev.latchkey.detection.call.GlobRelation;
import dev.latchkey.detection.call.TrustDocument.Trusted;
import java.util.Set;

/**
 * Who is one's own.
 *
 * @param accounts whose principals count as inside
 * @param subjects patterns of the {@code sub} of OIDC tokens; if there are none, whoever is named exactly counts as
 *     one's own
 */
public record Own(Set<String> accounts, Set<String> subjects) {

    static final Own NOBODY = accounts(Set.of());

    public Own {
        accounts = Set.copyOf(accounts);
        subjects = Set.copyOf(subjects);
    }

    public static Own accounts(Set<String> accounts) {
        return new Own(accounts, Set.of());
    }

    /** Whether all for whom an OIDC provider vouches here are. */
    boolean isSubjectOf(Trusted provider) {
        return subjects.isEmpty()
                ? provider.exactSubject()
                : !provider.subjects().isEmpty() && provider.subjects().stream().allMatch(this::covers);
    }

    private boolean covers(String subject) {
        return subjects.stream().anyMatch(own -> GlobRelation.covers(own, subject));
    }
}
