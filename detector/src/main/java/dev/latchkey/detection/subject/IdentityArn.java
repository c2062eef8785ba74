package dev.latchkey.detection.subject;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntPredicate;

/**
 * The user or role that an ARN names, a session's role among them.
 *
 * @param name as the ARN has it
 */
public record IdentityArn(Subject subject, String name) {

    private static final int PARTS = 6;
    private static final int DIGITS_OF_ACCOUNT = 12;
    private static final int LONGEST_PATH = 1_024;
    private static final int LONGEST_NAME = 128;

    /** Letter by letter: the callers of all steps are read so, several times for each. */
    public static Optional<IdentityArn> of(String arn) {
        String[] parts = arn.split(":", PARTS);
        return isOfIdentities(parts) ? of(parts[1], parts[4], parts[5]) : Optional.empty();
    }

    private static boolean isOfIdentities(String[] parts) {
        return parts.length == PARTS
                && parts[0].equals("arn")
                && consistsOf(parts[1], it -> isLetterOrDigit(it) || it == '_' || it == '-')
                && (parts[2].equals("iam") || parts[2].equals("sts"))
                && parts[3].isEmpty()
                && parts[4].length() == DIGITS_OF_ACCOUNT
                && consistsOf(parts[4], IdentityArn::isDigit);
    }

    private static Optional<IdentityArn> of(String partition, String account, String resource) {
        int slash = resource.indexOf('/');
        String path = resource.substring(slash + 1);
        if (path.length() > LONGEST_PATH || !consistsOf(path, it -> it >= '!' && it <= '~')) {
            return Optional.empty();
        }
        return switch (resource.substring(0, Math.max(slash, 0))) {
            case "user" -> named(last(path), name -> new Subject.User(partition, account, name));
            case "role" -> named(last(path), name -> new Subject.Role(partition, account, name));
            case "assumed-role" -> named(first(path), name -> new Subject.Role(partition, account, name));
            default -> Optional.empty();
        };
    }

    /** A path stands before the name of a user or role. */
    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The session's name stands after that of an assumed role. */
    private static String first(String path) {
        int slash = path.indexOf('/');
        return slash < 0 ? path : path.substring(0, slash);
    }

    private static Optional<IdentityArn> named(String name, Function<String, Subject> subject) {
        return isName(name) ? Optional.of(new IdentityArn(subject.apply(name), name)) : Optional.empty();
    }

    /** Whether IAM could have an identity of that name, in its own alphabet: documents name what nobody has checked. */
    public static boolean isName(String text) {
        return text.length() <= LONGEST_NAME
                && consistsOf(text, it -> isLetterOrDigit(it) || "_+=,.@-".indexOf(it) >= 0);
    }

    private static boolean consistsOf(String text, IntPredicate allowed) {
        for (int at = 0; at < text.length(); at++) {
            if (!allowed.test(text.charAt(at))) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static boolean isLetterOrDigit(int character) {
        return isDigit(character) || (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
    }

    private static boolean isDigit(int character) {
        return character >= '0' && character <= '9';
    }
}
