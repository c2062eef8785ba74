package dev.latchkey.detection.review;

import dev.latchkey.detection.allowlist.AllowlistEntry;
import dev.latchkey.detection.call.AccountId;
import dev.latchkey.detection.call.GlobRelation;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What lint asks about whom an entry is for. */
record PrincipalReview(AllowlistEntry entry, String pattern) {

    static final String ROLE = "arn:aws:iam::111122223333:role/path/ci";

    /** Nothing before the name may be a wildcard, for {@code *} reaches over the colons of an ARN. */
    private static final Pattern OF_ONE_ACCOUNT =
            Pattern.compile("arn:[a-z-]+:(iam|sts)::[0-9]{12}:.+|account:[0-9]{12}|service:[^*?]+", Pattern.DOTALL);

    /** Whose account is written out, well or not. */
    private static final Pattern OF_AN_ACCOUNT =
            Pattern.compile("(?:arn:[^:*?]+:(?:iam|sts)::|account:)([^:*?]*)(?::.+)?", Pattern.DOTALL);

    /** What stands behind the account: a wildcard in there reaches no kind before it. */
    private static final Pattern OF_STS = Pattern.compile("arn:[^:]+:sts:[^:]*:[^:]*:(.+)", Pattern.DOTALL);

    private static final String SESSION = "assumed-role/*";
    private static final Pattern OF_SOMEBODY = Pattern.compile("(arn:|account:|service:).+|.*[*?].*", Pattern.DOTALL);

    /** A permission set's role keeps this name wherever it is written, and loses its path in a session's ARN. */
    private static final Pattern LOST_PATH =
            Pattern.compile("arn:[^:]+:iam::[^:]*:role/(AWSReservedSSO_.*)", Pattern.DOTALL);

    /** What no name of a session has in it: a whole ARN has, and so has what was pasted with a space. */
    private static final Pattern NO_SESSION = Pattern.compile("[\\s\\p{C}:/]");

    private static final String IDENTITY_CENTER = "arn:*:iam::*:role/aws-reserved/sso.amazonaws.com/*";

    static Stream<AllowlistRemark> of(AllowlistEntry entry) {
        PrincipalReview it = new PrincipalReview(entry, entry.principal().pattern());
        return Stream.concat(it.shape(), it.people());
    }

    private Stream<AllowlistRemark> shape() {
        Matcher there = OF_STS.matcher(pattern);
        if (there.matches() && GlobRelation.meet(there.group(1), SESSION)) {
            return error(
                    "principal is a session, which no caller is known by, and which has lost the path of its role",
                    "write the role with its path, such as " + ROLE + "; of Identity Center, "
                            + "arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/*/AWSReservedSSO_...");
        }
        if (LOST_PATH.matcher(pattern).matches()) {
            return error(
                    "principal has lost its path: Identity Center's roles lie below /aws-reserved/sso.amazonaws.com/",
                    "write role/aws-reserved/sso.amazonaws.com/<region>/AWSReservedSSO_..., without the region if"
                            + " Identity Center is in us-east-1");
        }
        if (!OF_SOMEBODY.matcher(pattern).matches()) {
            return error(
                    "principal names nobody: " + pattern,
                    "write an ARN, account:<id> or service:<name>; case and spaces count");
        }
        if (hasNoAccount()) {
            return error(
                    "it can never match: no account has such an id: " + pattern, "write the 12 digits of the account");
        }
        return CallerName.couldBe(pattern) ? width() : nobody();
    }

    private boolean hasNoAccount() {
        Matcher account = OF_AN_ACCOUNT.matcher(pattern);
        return account.matches() && !AccountId.SHAPE.matcher(account.group(1)).matches();
    }

    private Stream<AllowlistRemark> nobody() {
        return error(
                "it can never match: no caller has such a name: " + pattern,
                "write it as IAM shows it, such as " + ROLE
                        + ", or service:<name>.amazonaws.com; case and spaces count");
    }

    private Stream<AllowlistRemark> width() {
        return OF_ONE_ACCOUNT.matcher(pattern).matches()
                ? WildcardReview.of(entry)
                : error("principal is wider than one account: " + pattern, "write out account and partition");
    }

    private Stream<AllowlistRemark> people() {
        boolean dead = !entry.principal().people().isEmpty() && !GlobRelation.meet(pattern, IDENTITY_CENTER);
        return dead
                ? error(
                        "it can never match: people counts only for roles of Identity Center, and principal is none",
                        "leave people out, or write a role below /aws-reserved/sso.amazonaws.com/")
                : entry.principal().people().stream()
                        .filter(person -> NO_SESSION.matcher(person).find())
                        .sorted()
                        .map(person -> AllowlistRemark.error(
                                entry,
                                "no session has such a name: " + person,
                                "people are the names of sessions, such as ada@example.com, without spaces"));
    }

    private Stream<AllowlistRemark> error(String reason, String remedy) {
        return Stream.of(AllowlistRemark.error(entry, reason, remedy));
    }
}
