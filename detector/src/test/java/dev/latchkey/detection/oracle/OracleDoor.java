package dev.latchkey.detection.oracle;

import dev.latchkey.detection.call.TrustDocument.Kind;
import dev.latchkey.detection.call.TrustDocument.Trusted;
import dev.latchkey.detection.step.Door;
import dev.latchkey.detection.step.Fact;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.verdict.Tuning;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Section 3 of the page: the rows from the widest door to the narrowest. */
final class OracleDoor {

    private static final Pattern NO_DIGIT = Pattern.compile("[^0-9]+");
    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");

    private OracleDoor() {}

    static Door of(List<Step> held, String home, Tuning tuning) {
        List<Trusted> trusted = held.stream()
                .flatMap(
                        step -> step.fact() instanceof Fact.DoorOpened opened ? opened.trusted().stream() : Stream.of())
                .toList();
        // "PUBLIC | principal * without a real condition"
        if (trusted.stream().anyMatch(it -> it.kind() == Kind.ANYONE && !it.narrowed())) {
            return Door.PUBLIC;
        }
        if (trusted.stream().anyMatch(it -> isOutside(it, home, tuning))) {
            return Door.OUTSIDE;
        }
        // "INSIDE | own account or accounts, older SAML provider"
        // Decided beside the page (ADR 13): another OIDC provider of the account with an exact sub is inside, too.
        if (trusted.stream().anyMatch(it -> it.kind() == Kind.AWS || (isProvider(it) && !isEks(it)))) {
            return Door.INSIDE;
        }
        // "WORKLOAD | other AWS services, instance profile, EKS OIDC with an exact sub"
        return trusted.isEmpty() ? Door.CLOSED : Door.WORKLOAD;
    }

    /**
     * "Account not in ownAccounts (the home account always is); OIDC without an exact sub; services that admit outsiders:
     * rolesanywhere, ssm, credentials.iot, cognito-identity". Anyone under a real condition is somebody outside, too.
     */
    private static boolean isOutside(Trusted it, String home, Tuning tuning) {
        return switch (it.kind()) {
            case ANYONE -> true;
            case AWS -> !isOwn(it.name(), home, tuning.ownAccounts());
            case SERVICE ->
                Set.of("rolesanywhere", "ssm", "credentials.iot", "cognito-identity")
                        .contains(it.name().replaceFirst("\\.amazonaws\\.com(\\.cn)?$", ""));
            // "OIDC without an exact sub". Decided beside the page (ADR 13): nor with one, if everybody has a sub
            // there, or if the provider is of an account not in ownAccounts.
            case NEW_PROVIDER -> true;
            case FEDERATED ->
                !isProvider(it)
                        || !isOwn(it.name(), home, tuning.ownAccounts())
                        || !(it.name().matches("arn:[^:]*:iam::[0-9]*:saml-provider/.*")
                                || hasOwnSubject(it, tuning.ownSubjects()));
        };
    }

    /** Decided beside the page (ADR 57): which subjects are one's own may be said; a cluster's are. */
    private static boolean hasOwnSubject(Trusted it, Set<String> own) {
        if (own.isEmpty() || isEks(it)) {
            return it.exactSubject();
        }
        // All patterns of the tests end in a star, so that one covers what begins as it does.
        return !it.subjects().isEmpty()
                && it.subjects().stream()
                        .allMatch(subject -> own.stream()
                                .anyMatch(pattern -> subject.startsWith(pattern.substring(0, pattern.length() - 1))));
    }

    private static boolean isProvider(Trusted it) {
        return it.kind() == Kind.FEDERATED && it.name().contains("-provider/");
    }

    private static boolean isEks(Trusted it) {
        return it.name().contains(":oidc-provider/oidc.eks.") || it.name().contains(":oidc-provider/oidc-eks.");
    }

    private static boolean isOwn(String name, String home, Set<String> ownAccounts) {
        return NO_DIGIT.splitAsStream(name)
                .filter(ACCOUNT.asMatchPredicate())
                .findFirst()
                .filter(account -> account.equals(home) || ownAccounts.contains(account))
                .isPresent();
    }
}
