package dev.latchkey.detection.rights;

import dev.latchkey.detection.call.Glob;
import dev.latchkey.detection.subject.Subject.Kind;
import java.util.Locale;
import java.util.regex.Pattern;

/** One pattern of the resources of a statement. */
record Resource(String pattern) {

    /** Folded and open, for IAM ignores the case of the key and takes a default after it. */
    private static final String OWN_NAME = "${aws:username";
    /**
     * Whoever wrote the document may fill every other variable, for instance with a tag: it stands for anything. So
     * does the own name behind a wildcard, or where the kind of an identity stands: "e" is in the ARNs of all of them.
     */
    private static final Pattern ANY_NAME = Pattern.compile("\\$\\{(?!(?i)aws:username)[^}$]{0,256}\\}"
            + "|\\$\\{(?<=(?:[*?]|:(?:iam|[^:]{0,32}[*?][^:]{0,32}):[^:]{0,32}:[^:]{0,32}:)..)[^}$]{0,256}\\}"
            + "|\\$\\{[^}$*?]{0,256}[*?][^}$]{0,256}\\}");

    /**
     * Where the own name reaches nothing but oneself: as the whole name of a user or in that of a second factor, and in
     * a bucket as a folder, unless it may be the beginning of another's. Any other thing may bear the name already.
     */
    private static final Pattern OWN_PLACE = Pattern.compile("arn:[^:]{1,64}:(?:"
            + "iam:[^:]{0,64}:[^:]{0,64}:(?:(?:(?:sms-)?mfa|u2f)/.*|user/(?:[^$]*/)?\\$\\{[^}$]{0,256}\\})"
            + "|s3:[^:]*:[^:]*:[^/$*?]+/[^$*?]*\\$\\{[^}$]{0,256}\\}[^/*?]*(?:/.*)?)");

    private static final Pattern OWN = Pattern.compile("\\$\\{(?i)aws:username[^}$]{0,256}\\}");

    private static final Pattern WILDCARD = Pattern.compile("[*?]");
    private static final Pattern SECOND_FACTOR = Pattern.compile("arn:[^:]{1,64}:iam::[^:]{1,64}:mfa/");
    private static final int PARTS_OF_AN_ARN = 6;
    private static final String ANY_ROOT = "arn:%s:iam::111122223333:root";

    /** Variables that may stand for anything become wildcards. */
    String opened() {
        String open = ANY_NAME.matcher(pattern).replaceAll("*");
        return OWN_PLACE.matcher(open).matches() ? open : OWN.matcher(open).replaceAll("*");
    }

    boolean hasOwnName() {
        return pattern.toLowerCase(Locale.ROOT).contains(OWN_NAME);
    }

    /** Of anybody: one that is in use can be taken away only by who may change its user. */
    boolean isSecondFactor() {
        return SECOND_FACTOR.matcher(pattern).lookingAt();
    }

    /** Whether it names one thing. */
    boolean isExact() {
        return !hasWildcard(pattern) && !pattern.contains("$");
    }

    /** By its parts, one look at each: a pattern over the whole would go back and forth on a hostile one. */
    boolean mayBe(Kind kind) {
        String[] parts = pattern.split(":", PARTS_OF_AN_ARN);
        boolean perhapsOfIam = parts.length < 3 || parts[2].equals("iam") || hasWildcard(parts[2]);
        if (parts.length < PARTS_OF_AN_ARN) {
            return perhapsOfIam && hasWildcard(pattern);
        }
        String typed = typed(kind) + "/";
        String certain = WILDCARD.split(parts[5], 2)[0];
        boolean perhapsNamed = certain.startsWith(typed) || (hasWildcard(parts[5]) && typed.startsWith(certain));
        return perhapsOfIam && perhapsNamed;
    }

    /** Whether it reaches what begins so, however it is called further. */
    boolean reachesAny(String beginning) {
        return new Rest(pattern, beginning).isAnyName();
    }

    /** Whether it leaves nothing over of what begins so. */
    boolean reachesAll(String beginning) {
        return new Rest(pattern, beginning).isEveryName();
    }

    /** The root of some account of the partition. */
    boolean mayBeRoot(String partition) {
        String[] parts = pattern.split(":", PARTS_OF_AN_ARN);
        return parts.length < PARTS_OF_AN_ARN
                ? hasWildcard(pattern) && Glob.matches(pattern, ANY_ROOT.formatted(partition))
                : Glob.matches(parts[2], "iam") && Glob.matches(parts[5], "root");
    }

    private static boolean hasWildcard(String text) {
        return WILDCARD.matcher(text).find();
    }

    /** As ARNs spell the kind. */
    static String typed(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
