package dev.latchkey.detection.verdict;

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

    private static final Pattern SESSION = Pattern.compile("arn:[^:]+:sts:[^:]*:[^:]*:assumed-role/.*", Pattern.DOTALL);
    private static final Pattern OF_SOMEBODY = Pattern.compile("(arn:|account:|service:).+|.*[*?].*", Pattern.DOTALL);

    /** A permission set's role keeps this name wherever it is written, and loses its path in a session's ARN. */
    private static final Pattern LOST_PATH =
            Pattern.compile("arn:[^:]+:iam::[^:]*:role/(AWSReservedSSO_.*)", Pattern.DOTALL);

    private static final Pattern EVERYBODY =
            Pattern.compile("arn:[a-z-]+:iam::[0-9]{12}:((user|role)/)?[*?]+", Pattern.DOTALL);

    private static final Pattern GLOB =
            Pattern.compile("arn:[a-z-]+:iam::[0-9]{12}:(user|role)/([^*?]*/)?[^/]*[*?].*", Pattern.DOTALL);

    /** Below these paths AWS alone makes roles. */
    private static final Pattern PROTECTED = Pattern.compile("(aws-reserved|aws-service-role)/.*", Pattern.DOTALL);

    private static final String IDENTITY_CENTER = "arn:*:iam::*:role/aws-reserved/sso.amazonaws.com/*";

    static Stream<AllowlistRemark> of(AllowlistEntry entry) {
        PrincipalReview it = new PrincipalReview(entry, entry.principal().pattern());
        return Stream.concat(it.shape(), it.people());
    }

    private Stream<AllowlistRemark> shape() {
        if (SESSION.matcher(pattern).matches()) {
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
            return error("principal names nobody", "write an ARN, account:<id> or service:<name>");
        }
        return OF_ONE_ACCOUNT.matcher(pattern).matches()
                ? wildcards()
                : error("principal is wider than one account: " + pattern, "write out account and partition");
    }

    private Stream<AllowlistRemark> wildcards() {
        if (EVERYBODY.matcher(pattern).matches()) {
            return error("principal is everybody in the account: " + pattern, "name the role or user");
        }
        Matcher glob = GLOB.matcher(pattern);
        if (!glob.matches() || isProtected(glob)) {
            return Stream.empty();
        }
        boolean bound = glob.group(2) != null || !entry.bounds().isFromAnywhere();
        String maker = glob.group(1).equals("role") ? "iam:CreateRole" : "iam:CreateUser";
        String reason = "whoever has " + maker + " can make a principal of such a name: " + pattern;
        String remedy = "write the name out, bind the entry to networks, or let few make any below that path";
        return Stream.of(
                bound ? AllowlistRemark.warning(entry, reason, remedy) : AllowlistRemark.error(entry, reason, remedy));
    }

    private static boolean isProtected(Matcher glob) {
        return glob.group(1).equals("role")
                && glob.group(2) != null
                && PROTECTED.matcher(glob.group(2)).matches();
    }

    private Stream<AllowlistRemark> people() {
        boolean dead = !entry.principal().people().isEmpty() && !GlobRelation.meet(pattern, IDENTITY_CENTER);
        return dead
                ? error(
                        "it can never match: people counts only for roles of Identity Center, and principal is none",
                        "leave people out, or write a role below /aws-reserved/sso.amazonaws.com/")
                : Stream.empty();
    }

    private Stream<AllowlistRemark> error(String reason, String remedy) {
        return Stream.of(AllowlistRemark.error(entry, reason, remedy));
    }
}
