package dev.latchkey.detection.chain;

import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.call.MalformedRecord;
import dev.latchkey.detection.chain.Subject.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whom or what a call is done to.
 *
 * @param name as AWS wrote it
 */
record Target(Subject subject, String name) {

    private static final Pattern IDENTITY =
            Pattern.compile("arn:([\\w-]+):(?:iam|sts)::([0-9]{12}):(user|role|assumed-role)/([!-~]{1,1024})");

    /** Of a provider in the account, as IAM makes them; a trust policy may name anything. */
    private static final Pattern PROVIDER =
            Pattern.compile("arn:[\\w-]+:iam::[0-9]{12}:(?:saml|oidc)-provider/[!-~]{1,512}");

    /** IAM's own alphabet: documents name what nobody has checked. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_+=,.@-]{1,128}");

    /** The longest that DynamoDB takes as a key. */
    private static final int LONGEST_KEY = 2_048;

    private static final String NEW_USER = "user.userName";
    private static final String NEW_ROLE = "role.roleName";

    /** CloudTrail's own words for it. */
    private static final String ROOT_NAME = "AWS ROOT USER";

    Target {
        if (subject.key().getBytes(StandardCharsets.UTF_8).length > LONGEST_KEY) {
            throw new MalformedRecord("no name in IAM is as long as this " + subject.kind() + "'s");
        }
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
                || (operation == Operation.CREATE_ROLE
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
        return call.request(parameter).filter(name -> NAME.matcher(name).matches());
    }

    static boolean isProvider(String arn) {
        return PROVIDER.matcher(arn).matches();
    }

    /** The user or role of an ARN, a session's role among them. */
    static Optional<Target> ofArn(String arn) {
        Matcher identity = IDENTITY.matcher(arn);
        if (!identity.matches()) {
            return Optional.empty();
        }
        String path = identity.group(4);
        // A path stands before the name of a user or role, and the session's name after that of an assumed one.
        boolean session = identity.group(3).equals("assumed-role");
        String name = session ? path.replaceFirst("/.*", "") : path.substring(path.lastIndexOf('/') + 1);
        if (!NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        Subject subject = identity.group(3).equals("user")
                ? new Subject.User(identity.group(1), identity.group(2), name)
                : new Subject.Role(identity.group(1), identity.group(2), name);
        return Optional.of(new Target(subject, name));
    }

    private static Target thing(ApiCall call, Kind kind, String name) {
        return new Target(new Subject.Thing(kind, call.partition(), call.account(), name), name);
    }
}
