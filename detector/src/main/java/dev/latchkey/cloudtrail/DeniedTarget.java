package dev.latchkey.cloudtrail;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The target of a denied call. Its record has no parameters (49 of 49 real ones), and only the error message says
 * on whom it was tried, either by ARN or by kind and name.
 *
 * <p>Callers shape parts of the message, so only AWS's own frame and IAM's own alphabet are read: whatever comes
 * before the frame (the caller's ARN) cannot hold a space.
 */
final class DeniedTarget {

    private static final Pattern MESSAGE = Pattern.compile(
            "User: \\S+ is not authorized to perform: (?<service>[a-z0-9-]+):[A-Za-z0-9]+ on resource: "
                    + "(?:(?<kind>user|role|group|instance profile|policy) )?(?<name>\\S{1,2048})"
                    + "(?: version \\S+)?(?: (?:with|because) .*)?",
            Pattern.DOTALL);

    /** A path may hold any printable character, a slash and a colon among them. */
    private static final Pattern ARN =
            Pattern.compile("arn:[a-z0-9-]+:iam::[0-9]{12}:(?<kind>user|role|group|instance-profile|policy)/"
                    + "(?:[!-~]*/)?(?<name>[^/]+)");

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_+=,.@-]{1,128}");

    private static final Map<String, String> PARAMETER_OF = Map.of(
            "user", "userName",
            "role", "roleName",
            "group", "groupName",
            "instance profile", "instanceProfileName",
            "instance-profile", "instanceProfileName");

    private DeniedTarget() {}

    /** The parameter and its value, if the record is a denial without parameters that names its target. */
    static Optional<Map.Entry<String, String>> of(Fields fields) {
        boolean without = fields.text("errorCode").isPresent() && !fields.isObject("requestParameters");
        return fields.text("errorMessage")
                .filter(message -> without)
                .map(MESSAGE::matcher)
                .filter(Matcher::matches)
                .flatMap(DeniedTarget::parameter);
    }

    private static Optional<Map.Entry<String, String>> parameter(Matcher message) {
        String said = message.group("name");
        Matcher arn = ARN.matcher(said);
        if (!arn.matches()) {
            return Optional.ofNullable(message.group("kind")).flatMap(kind -> named(kind, said));
        }
        if (message.group("service").equals("sts")) {
            return Optional.of(Map.entry("roleArn", said))
                    .filter(role -> arn.group("kind").equals("role"));
        }
        return arn.group("kind").equals("policy")
                ? Optional.of(Map.entry("policyArn", said)).filter(policy -> isName(arn.group("name")))
                : named(arn.group("kind"), arn.group("name"));
    }

    private static Optional<Map.Entry<String, String>> named(String kind, String name) {
        return Optional.ofNullable(PARAMETER_OF.get(kind))
                .filter(parameter -> isName(name))
                .map(parameter -> Map.entry(parameter, name));
    }

    private static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }
}
