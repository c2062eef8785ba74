package dev.latchkey.detection.step;

import dev.latchkey.detection.call.TrustDocument.Trusted;
import dev.latchkey.detection.subject.Subject;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
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

    /** AWS services that let outsiders act through them, in every partition's spelling, and as hosts in any case. */
    private static final Pattern SERVICE_FOR_OUTSIDERS = Pattern.compile(
            "(?:rolesanywhere|ssm|credentials\\.iot|cognito-identity)\\.(?:[\\w-]+\\.)?amazonaws\\.[a-z.]+",
            Pattern.CASE_INSENSITIVE);

    /**
     * Whole names of hosts, for anybody may own one that only begins so. The second is the dual-stack one.
     *
     * @see <a href="https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html">Issuer URLs of EKS</a>
     */
    private static final Pattern EKS = Pattern.compile("arn:[\\w-]+:iam::[0-9]{12}:oidc-provider/"
            + "oidc[.-]eks\\.[\\w-]+\\."
            + "(?:amazonaws\\.(?:com(?:\\.cn)?|eu)|api\\.(?:aws|amazonwebservices\\.(?:com\\.cn|eu)))/id/.+");

    /** By what stands behind the account: the address of an OIDC provider may hold the other's words. */
    private static final Pattern SAML = Pattern.compile("arn:[\\w-]+:iam::[0-9]{12}:saml-provider/.+");

    private static final Pattern OIDC = Pattern.compile("arn:[\\w-]+:iam::[0-9]{12}:oidc-provider/.+");

    private static final Pattern ACCOUNT = Pattern.compile("([0-9]{12})|arn:[\\w-]+:(?:iam|sts)::([0-9]{12}):.+");

    private final int strength;

    Door(int strength) {
        this.strength = strength;
    }

    /** Part of stored keys: never give a number another meaning. */
    int strength() {
        return strength;
    }

    /** Whether somebody beyond the own accounts can become the role: as good as a credential. */
    public boolean isCredential() {
        return compareTo(OUTSIDE) >= 0;
    }

    /** The widest door that this opens, seen by those who are one's own. */
    public static Door of(Collection<Trusted> trusted, Own own) {
        return trusted.stream()
                .map(party -> of(party, own))
                .max(Comparator.naturalOrder())
                .orElse(CLOSED);
    }

    private static Door of(Trusted party, Own own) {
        return switch (party.kind()) {
            case ANYONE -> party.narrowed() ? OUTSIDE : PUBLIC;
            case AWS -> ofAccount(party.name(), own);
            case SERVICE -> isServiceForOutsiders(party.name()) ? OUTSIDE : WORKLOAD;
            case FEDERATED -> ofProvider(party, own);
            case NEW_PROVIDER -> OUTSIDE;
        };
    }

    private static Door ofAccount(String name, Own own) {
        return accountOf(name).filter(own.accounts()::contains).isPresent() ? INSIDE : OUTSIDE;
    }

    /** Whom a role trusts, seen from its own account: no outsider stands behind the many who are none. */
    static Fact widestFirst(Fact fact, Subject role) {
        if (!(fact instanceof Fact.DoorOpened opened)) {
            return fact;
        }
        Own own = Own.accounts(Set.of(role.account()));
        return new Fact.DoorOpened(opened.trusted().stream()
                .sorted(Comparator.<Trusted, Door>comparing(party -> of(party, own))
                        .reversed())
                .toList());
    }

    /** Of whom a trust policy names: an account's id alone, or that in an ARN. */
    public static Optional<String> accountOf(String name) {
        Matcher account = ACCOUNT.matcher(name);
        return account.matches() ? Optional.of(account.group(account.group(1) == null ? 2 : 1)) : Optional.empty();
    }

    public static boolean isServiceForOutsiders(String name) {
        return SERVICE_FOR_OUTSIDERS.matcher(name).matches();
    }

    public static boolean isSamlProvider(String arn) {
        return SAML.matcher(arn).matches();
    }

    /**
     * Without a provider made in an account, as for Google's or Cognito's tokens, everybody can bring a subject; and
     * whoever holds its account says whom a provider vouches for.
     */
    private static Door ofProvider(Trusted party, Own own) {
        boolean saml = isSamlProvider(party.name());
        boolean eks = EKS.matcher(party.name()).matches();
        boolean oidc = OIDC.matcher(party.name()).matches() && (eks ? party.exactSubject() : own.isSubjectOf(party));
        if (!saml && !oidc) {
            return OUTSIDE;
        }
        Door ofAccount = ofAccount(party.name(), own);
        return ofAccount == INSIDE && eks ? WORKLOAD : ofAccount;
    }
}
