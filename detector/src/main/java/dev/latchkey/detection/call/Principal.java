package dev.latchkey.detection.call;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who made a call: {@code userIdentity} as AWS said it.
 *
 * @param type AWS's own word, for instance {@code IAMUser}, {@code AssumedRole}, {@code Root}, {@code AWSService}
 * @param arn of the user, or of the role session (which has no role path)
 * @param issuerArn of the role behind a session, with its path; of the user behind a federated one
 * @param userName of an Identity Center user, whose name AWS hides, the id in the identity store
 * @param delegate the account of a partner that made the call with rights lent to it for hours by whoever the rest
 *     names (IAM temporary delegation)
 * @param mfa empty when the record does not say
 * @param assumedRoot whether it is a session of root that somebody in the organization's management account, or in the
 *     one that looks after IAM for it, has called {@code AssumeRoot} for
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/cloudtrail-track-privileged-tasks.html">Privileged
 *     sessions in CloudTrail</a>
 */
public record Principal(
        String type,
        Optional<String> arn,
        Optional<String> issuerArn,
        Optional<String> account,
        Optional<String> userName,
        Optional<String> accessKeyId,
        Optional<String> invokedBy,
        Optional<String> delegate,
        Optional<Boolean> mfa,
        boolean assumedRoot) {

    private static final Pattern IDENTITY_CENTER =
            Pattern.compile("arn:[a-z-]+:iam::[0-9]{12}:role/aws-reserved/sso\\.amazonaws\\.com/.+", Pattern.DOTALL);

    /** Anybody but such a session. */
    public Principal(
            String type,
            Optional<String> arn,
            Optional<String> issuerArn,
            Optional<String> account,
            Optional<String> userName,
            Optional<String> accessKeyId,
            Optional<String> invokedBy,
            Optional<String> delegate,
            Optional<Boolean> mfa) {
        this(type, arn, issuerArn, account, userName, accessKeyId, invokedBy, delegate, mfa, false);
    }

    public boolean isRoot() {
        return type.equals("Root");
    }

    /**
     * Whether the record says that no second factor was used; only user and root sessions can have one of their
     * own.
     */
    public boolean withoutMfa() {
        return (type.equals("IAMUser") || isRoot()) && mfa.filter(used -> !used).isPresent();
    }

    /** What an allowlist entry matches: the role's or user's ARN, else the account or the service. */
    public String name() {
        Optional<String> known = issuerArn.isPresent() ? issuerArn : arn;
        return known.orElseGet(this::nameWithoutArn);
    }

    /**
     * Who is behind a session of Identity Center, which alone makes roles under its path and names their sessions after
     * its people. Any other session is named by whoever opens it, which proves nothing.
     */
    public Optional<String> person() {
        return issuerArn
                .filter(issuer -> IDENTITY_CENTER.matcher(issuer).matches())
                .flatMap(issuer -> arn)
                .map(session -> session.substring(session.lastIndexOf('/') + 1));
    }

    private String nameWithoutArn() {
        return invokedBy
                .map(service -> "service:" + service)
                .or(() -> account.map(id -> "account:" + id))
                .orElseGet(() -> "unknown:" + type);
    }

    /** Who made the call, and in whose name; the account comes first, as a long name is cut at its end. */
    public String shown() {
        String known = assumedRoot ? bearer() + " (AssumeRoot)" : bearer();
        return delegate.map(id -> "account " + id + " as " + known).orElse(known);
    }

    /**
     * Whose rights were used: the name with the session, as people know it; callers from outside of IAM have no ARN.
     */
    public String bearer() {
        return arn.or(() -> userName.map(user -> type + " " + user)).orElseGet(this::name);
    }
}
