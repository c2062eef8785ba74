package dev.latchkey.detection.subject;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The user or role that an ARN names, a session's role among them.
 *
 * @param name as the ARN has it
 */
public record IdentityArn(Subject subject, String name) {

    private static final Pattern IDENTITY =
            Pattern.compile("arn:([\\w-]+):(?:iam|sts)::([0-9]{12}):(user|role|assumed-role)/([!-~]{1,1024})");

    /** IAM's own alphabet: documents name what nobody has checked. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_+=,.@-]{1,128}");

    public static Optional<IdentityArn> of(String arn) {
        Matcher identity = IDENTITY.matcher(arn);
        if (!identity.matches()) {
            return Optional.empty();
        }
        String path = identity.group(4);
        // A path stands before the name of a user or role, and the session's name after that of an assumed one.
        boolean session = identity.group(3).equals("assumed-role");
        String name = session ? path.replaceFirst("/.*", "") : path.substring(path.lastIndexOf('/') + 1);
        if (!isName(name)) {
            return Optional.empty();
        }
        Subject subject = identity.group(3).equals("user")
                ? new Subject.User(identity.group(1), identity.group(2), name)
                : new Subject.Role(identity.group(1), identity.group(2), name);
        return Optional.of(new IdentityArn(subject, name));
    }

    /** Whether IAM could have an identity of that name. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }
}
