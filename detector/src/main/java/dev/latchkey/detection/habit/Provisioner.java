package dev.latchkey.detection.habit;

import dev.latchkey.detection.chain.Step;
import dev.latchkey.detection.chain.Subject;
import dev.latchkey.detection.verdict.ApprovedPrincipal;
import java.util.Comparator;
import java.util.Optional;

/**
 * Who makes identities of one kind in one account.
 *
 * @param principal as the principal of an allowlist entry names it
 * @param person behind a session of Identity Center
 */
public record Provisioner(String principal, Optional<String> person, String account, Subject.Kind kind)
        implements Comparable<Provisioner> {

    private static final Comparator<Provisioner> BY_NAME = Comparator.comparing(Provisioner::principal)
            .thenComparing(it -> it.person().orElse(""))
            .thenComparing(Provisioner::account)
            .thenComparing(Provisioner::kind);

    static Provisioner of(Step creation) {
        return new Provisioner(
                creation.actor().name(),
                ApprovedPrincipal.person(creation.actor()),
                creation.subject().account(),
                creation.subject().kind());
    }

    boolean did(Step step) {
        return step.actor().name().equals(principal)
                && ApprovedPrincipal.person(step.actor()).equals(person);
    }

    boolean makesRoles() {
        return kind == Subject.Kind.ROLE;
    }

    @Override
    public int compareTo(Provisioner other) {
        return BY_NAME.compare(this, other);
    }

    /** As a report names it. */
    public String shown() {
        return principal + person.map(it -> " (" + it + ")").orElse("") + ", " + (makesRoles() ? "roles" : "users")
                + " in " + account;
    }
}
