package dev.latchkey.detection.habit;

import dev.latchkey.detection.allowlist.ApprovedPrincipal;
import dev.latchkey.detection.call.Principal;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who makes identities of one kind in one account.
 *
 * @param principal as the principal of an allowlist entry names it
 * @param person behind a session of Identity Center
 */
public record Provisioner(String principal, Optional<String> person, String account, Subject.Kind kind)
        implements Comparable<Provisioner> {

    /** Of an identity or a person, without anything that an entry would take for a wildcard. */
    static final Pattern NAME = Pattern.compile("[\\w+=,.@-]{1,128}");

    private static final Pattern PRINCIPAL = Pattern.compile("[\\w+=,.@:/-]+");
    private static final Pattern SESSION = Pattern.compile("arn:[^:]+:sts:.*");
    private static final String IDENTITY_CENTER = "/aws-reserved/sso.amazonaws.com/";

    private static final Comparator<Provisioner> BY_NAME = Comparator.comparing(Provisioner::principal)
            .thenComparing(it -> it.person().orElse(""))
            .thenComparing(Provisioner::account)
            .thenComparing(Provisioner::kind);

    /** Whoever made this step. */
    public static Provisioner of(Step step) {
        return new Provisioner(
                step.actor().name(),
                step.actor().person(),
                step.subject().account(),
                step.subject().kind());
    }

    /** Whether an entry can be for exactly this caller. */
    static boolean canBeNamed(Principal actor) {
        Optional<String> person = actor.person();
        boolean plainPerson = person.map(it -> NAME.matcher(it).matches())
                .orElse(!actor.name().contains(IDENTITY_CENTER));
        return ApprovedPrincipal.isNamed(actor)
                && PRINCIPAL.matcher(actor.name()).matches()
                && !SESSION.matcher(actor.name()).matches()
                && plainPerson;
    }

    boolean did(Step step) {
        return step.actor().name().equals(principal) && step.actor().person().equals(person);
    }

    /** All who act as the principal. */
    public Provisioner withoutPerson() {
        return new Provisioner(principal, Optional.empty(), account, kind);
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
        return principal + person.map(it -> " (" + it + ")").orElse("") + ", " + kind.shown()
                + (kind == Subject.Kind.ROOT ? "" : "s") + " in " + account;
    }
}
