package dev.latchkey.detection.step;

import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.call.MalformedRecord;
import dev.latchkey.detection.subject.IdentityArn;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.subject.Subject.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whom or what a call is done to.
 *
 * @param name as AWS wrote it
 */
public record Target(Subject subject, String name) {

    /** Of a provider in the account, as IAM makes them; a trust policy may name anything. */
    private static final Pattern PROVIDER =
            Pattern.compile("arn:[\\w-]+:iam::[0-9]{12}:(?:saml|oidc)-provider/[!-~]{1,512}");

    /** The longest that DynamoDB takes as a key. */
    private static final int LONGEST_KEY = 2_048;

    private static final String NEW_USER = "user.userName";
    private static final String NEW_ROLE = "role.roleName";

    /** CloudTrail's own words for it. */
    private static final String ROOT_NAME = "AWS ROOT USER";

    public Target {
        if (!isShort(subject) && subject.key().getBytes(StandardCharsets.UTF_8).length > LONGEST_KEY) {
            throw new MalformedRecord("no name in IAM is as long as this " + subject.kind() + "'s");
        }
    }

    /** So short that its key fits, of whatever letters it is. */
    private static boolean isShort(Subject subject) {
        return subject.partition().length()
                        + subject.account().length()
                        + subject.name().length()
                < LONGEST_KEY / 8;
    }

    Meaning gets(Fact fact) {
        return new Meaning(subject, name, fact);
    }

    static Target user(ApiCall call) {
        return user(call, call.required("userName"));
    }

    static Target newUser(ApiCall call) {
        return user(
                call,
                call.request("userName").or(() -> call.response(NEW_USER)).orElseGet(() -> call.required("userName")));
    }

    /** Without a user name in the request the call is for oneself: the answer names the user, or the caller is root. */
    static Target userOrOneself(ApiCall call) {
        Optional<String> named = call.request("userName").filter(name -> !name.equalsIgnoreCase(ROOT_NAME));
        if (named.isEmpty() && call.actor().isRoot()) {
            return new Target(new Subject.Root(call.partition(), call.account()), "root");
        }
        return user(
                call,
                named.or(() -> call.response("accessKey.userName"))
                        .or(() -> call.actor().userName())
                        .orElseGet(() -> call.required("userName")));
    }

    static Target role(ApiCall call) {
        return role(
                call,
                call.request("roleName").or(() -> call.response(NEW_ROLE)).orElseGet(() -> call.required("roleName")));
    }

    /** Whether the answer names whom the call made, also if the parameters were too large for the record. */
    static boolean isAnswered(ApiCall call, Operation operation) {
        return (operation == Operation.CREATE_USER && call.response(NEW_USER).isPresent())
                || ((operation == Operation.CREATE_ROLE || operation == Operation.ACQUIRE_ROLE)
                        && call.response(NEW_ROLE).isPresent());
    }

    static Target role(ApiCall call, String name) {
        return new Target(new Subject.Role(call.partition(), call.account(), name), name);
    }

    static Target user(ApiCall call, String name) {
        return new Target(new Subject.User(call.partition(), call.account(), name), name);
    }

    static Target group(ApiCall call) {
        return group(call, call.required("groupName"));
    }

    static Target group(ApiCall call, String name) {
        return thing(call, Kind.GROUP, name);
    }

    static Target policy(ApiCall call, String arn) {
        return thing(call, Kind.POLICY, arn);
    }

    static Target provider(ApiCall call, String arn) {
        return thing(call, Kind.PROVIDER, arn);
    }

    static Target caller(ApiCall call) {
        return thing(call, Kind.CALLER, call.actor().name());
    }

    /** Whatever the request names, the narrowest first: for a denied call, of which nothing else is known. */
    static Optional<Target> named(ApiCall call) {
        return named(call, "userName")
                .map(name -> user(call, name))
                .or(() -> named(call, "roleName").map(name -> role(call, name)))
                .or(() -> named(call, "groupName").map(name -> group(call, name)));
    }

    private static Optional<String> named(ApiCall call, String parameter) {
        return call.request(parameter).filter(IdentityArn::isName);
    }

    public static boolean isProvider(String arn) {
        return PROVIDER.matcher(arn).matches();
    }

    static Target of(IdentityArn arn) {
        return new Target(arn.subject(), arn.name());
    }

    private static Target thing(ApiCall call, Kind kind, String name) {
        return new Target(new Subject.Thing(kind, call.partition(), call.account(), name), name);
    }
}
