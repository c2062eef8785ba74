package dev.latchkey.detection.review;

import dev.latchkey.detection.call.GlobRelation;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether any caller could be known by a name that a pattern matches. */
final class CallerName {

    private static final Pattern IN_ONE_ACCOUNT = Pattern.compile("arn:aws[a-z-]*:iam::[0-9]{12}:(.+)");

    private static final List<String> IDENTITIES = List.of("role/*", "user/*", "root");

    /** As records call a service of AWS's own that has no domain. */
    private static final String AWS_ITSELF = "service:AWS Internal";

    /** Any other service is known by its domain. */
    private static final List<String> ANY = List.of(
            "arn:aws*:iam::*:role/*",
            "arn:aws*:iam::*:user/*",
            "arn:aws*:iam::*:root",
            "arn:aws*:sts::*:federated-user/*",
            "account:*",
            "service:*.*");

    /** Nothing in a path or name is a space, or is not ASCII. */
    private static final Pattern VISIBLE = Pattern.compile("[!-~]+");

    /** What comes last belongs to the name, which may have fewer letters than a path. */
    private static final Pattern ENDS_IN_NAME = Pattern.compile(".*([*?]|[A-Za-z0-9_+=,.@-])");

    private CallerName() {}

    static boolean couldBe(String pattern) {
        return pattern.equals(AWS_ITSELF) || isOfARealName(pattern);
    }

    private static boolean isOfARealName(String pattern) {
        return VISIBLE.matcher(pattern).matches()
                && ENDS_IN_NAME.matcher(pattern).matches()
                && isOfSomeKind(pattern);
    }

    /** A wildcard behind the account may stand for a colon, but for no other kind of identity. */
    private static boolean isOfSomeKind(String pattern) {
        Matcher there = IN_ONE_ACCOUNT.matcher(pattern);
        return there.matches()
                ? IDENTITIES.stream().anyMatch(identity -> GlobRelation.meet(there.group(1), identity))
                : ANY.stream().anyMatch(kind -> GlobRelation.meet(pattern, kind));
    }
}
