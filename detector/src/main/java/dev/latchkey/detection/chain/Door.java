package dev.latchkey.detection.chain;

import dev.latchkey.detection.call.TrustDocument.Trusted;
import java.util.Collection;
import java.util.Comparator;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who may walk into a role; ascending, so that the widest of several is the last. */
public enum Door {
    CLOSED(0),
    WORKLOAD(1),
    INSIDE(2),
    OUTSIDE(3),
    PUBLIC(4);

    /** AWS services that let outsiders act through them. */
    private static final Set<String> SERVICES_FOR_OUTSIDERS = Set.of(
            "rolesanywhere.amazonaws.com",
            "ssm.amazonaws.com",
            "credentials.iot.amazonaws.com",
            "cognito-identity.amazonaws.com");

    private static final Pattern ACCOUNT = Pattern.compile("([0-9]{12})|arn:[\\w-]+:(?:iam|sts)::([0-9]{12}):.+");

    private final int strength;

    Door(int strength) {
        this.strength = strength;
    }

    /** Part of stored keys: never give a number another meaning. */
    public int strength() {
        return strength;
    }

    /** Whether somebody beyond the own accounts can become the role: as good as a credential. */
    public boolean isCredential() {
        return compareTo(OUTSIDE) >= 0;
    }

    /** The widest door that this opens, seen from the accounts that are one's own. */
    public static Door of(Collection<Trusted> trusted, Set<String> ownAccounts) {
        return trusted.stream()
                .map(party -> of(party, ownAccounts))
                .max(Comparator.naturalOrder())
                .orElse(CLOSED);
    }

    private static Door of(Trusted party, Set<String> ownAccounts) {
        return switch (party.kind()) {
            case ANYONE -> party.narrowed() ? OUTSIDE : PUBLIC;
            case AWS -> ofAccount(party.name(), ownAccounts);
            case SERVICE -> SERVICES_FOR_OUTSIDERS.contains(party.name()) ? OUTSIDE : WORKLOAD;
            case FEDERATED -> ofProvider(party);
        };
    }

    private static Door ofAccount(String name, Set<String> ownAccounts) {
        Matcher account = ACCOUNT.matcher(name);
        if (!account.matches()) {
            return OUTSIDE;
        }
        return ownAccounts.contains(account.group(account.group(1) == null ? 2 : 1)) ? INSIDE : OUTSIDE;
    }

    private static Door ofProvider(Trusted party) {
        if (party.name().contains(":saml-provider/")) {
            return INSIDE;
        }
        boolean oneWorkload = party.exactSubject() && !SERVICES_FOR_OUTSIDERS.contains(party.name());
        return oneWorkload ? WORKLOAD : OUTSIDE;
    }
}
