package dev.latchkey.detection.chain;

import dev.latchkey.detection.call.Glob;
import dev.latchkey.detection.call.PolicyDocument.Statement;
import dev.latchkey.detection.chain.Subject.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How far the resources of a statement reach, seen from one account. */
record Reach(Statement statement, String partition, String account) {

    /** ARNs that nobody's policy names: a pattern that covers one of them covers any identity of its kind. */
    private static final List<String> ANY_IDENTITY = List.of(
            "arn:%s:iam::%s:user/any-9f2c41", "arn:%s:iam::%s:role/any-9f2c41",
            "arn:%s:iam::%s:group/any-9f2c41", "arn:%s:iam::%s:policy/any-9f2c41");

    private static final String ANY_ROLE = ANY_IDENTITY.get(1);
    private static final List<String> ANY_RESOURCE =
            List.of("arn:%s:s3:::any-9f2c41/x", "arn:%s:ec2:any-9f2c41-1:%s:instance/i-9f2c41", ANY_ROLE);
    /** Folded and open, for IAM ignores the case of the key and takes a default after it. */
    private static final String OWN_NAME = "${aws:username";
    /**
     * Whoever wrote the document may fill every other variable, for instance with a tag: it stands for anything. So
     * does the own name behind a wildcard, or where the kind of an identity stands: "e" is in the ARNs of all of them.
     */
    private static final Pattern ANY_NAME = Pattern.compile("\\$\\{(?!(?i)aws:username)[^}$]{0,256}\\}"
            + "|\\$\\{(?<=(?:[*?]|:(?:iam|[^:]{0,32}[*?][^:]{0,32}):[^:]{0,32}:[^:]{0,32}:)..)[^}$]{0,256}\\}"
            + "|\\$\\{[^}$*?]{0,256}[*?][^}$]{0,256}\\}");

    private static final Pattern EVERYTHING = Pattern.compile("[*:]+");
    private static final Pattern WILDCARD = Pattern.compile("[*?]");
    private static final String ROLES = "role/";
    private static final String USERS = "user/";
    private static final int PARTS_OF_AN_ARN = 6;
    private static final int FEW_ROLES = 10;

    /** Other variables are opened only where that widens; in an exception they except next to nothing. */
    static Reach of(Statement it, String partition, String account) {
        List<String> opened = it.resources().stream()
                .map(resource -> ANY_NAME.matcher(resource).replaceAll("*"))
                .toList();
        List<String> resources = it.exceptResources() ? it.resources() : opened;
        Statement open = new Statement(
                it.allow(), it.actions(), it.exceptActions(), resources, it.exceptResources(), it.conditioned());
        return new Reach(open, partition, account);
    }

    /** Whether an exception leaves nothing over. */
    static boolean isNothing(Statement statement) {
        return (statement.exceptActions() && hasEverything(statement.actions()))
                || (statement.exceptResources() && hasEverything(statement.resources()));
    }

    boolean everything() {
        return ANY_RESOURCE.stream().allMatch(this::covers);
    }

    boolean anyIdentity() {
        return ANY_IDENTITY.stream().anyMatch(this::covers);
    }

    boolean anyRole() {
        return covers(ANY_ROLE);
    }

    boolean perhapsARole() {
        return statement.exceptResources() || statement.resources().stream().anyMatch(it -> perhaps(ROLES, it));
    }

    /** By its parts, one look at each: a pattern over the whole would go back and forth on a hostile one. */
    private static boolean perhaps(String kind, String resource) {
        String[] parts = resource.split(":", PARTS_OF_AN_ARN);
        boolean perhapsOfIam = parts.length < 3 || parts[2].equals("iam") || hasWildcard(parts[2]);
        if (parts.length < PARTS_OF_AN_ARN) {
            return perhapsOfIam && hasWildcard(resource);
        }
        String certain = WILDCARD.split(parts[5], 2)[0];
        boolean perhapsNamed = certain.startsWith(kind) || (hasWildcard(parts[5]) && kind.startsWith(certain));
        return perhapsOfIam && perhapsNamed;
    }

    private static boolean hasWildcard(String text) {
        return WILDCARD.matcher(text).find();
    }

    /** The roles, if it names each of them without a wildcard, and no more than a few; else none. */
    Set<Subject> onlyRoles() {
        List<String> roles = statement.resources().stream()
                .filter(resource -> perhaps(ROLES, resource))
                .distinct()
                .toList();
        boolean exact = !statement.exceptResources()
                && roles.size() <= FEW_ROLES
                && roles.stream().noneMatch(role -> hasWildcard(role) || role.contains("$"))
                && roles.stream().allMatch(role -> Target.ofArn(role).isPresent());
        return exact
                ? roles.stream()
                        .flatMap(arn -> Target.ofArn(arn).stream())
                        .map(Target::subject)
                        .collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }

    boolean onlyOneself() {
        return !statement.exceptResources()
                && !statement.resources().isEmpty()
                && statement.resources().stream().allMatch(Reach::hasOwnName);
    }

    /** Whether the user is among what is reached, as {@code ${aws:username}}. */
    boolean ownUser() {
        return !statement.exceptResources()
                && statement.resources().stream().anyMatch(it -> hasOwnName(it) && perhaps(USERS, it));
    }

    private static boolean hasOwnName(String resource) {
        return resource.toLowerCase(Locale.ROOT).contains(OWN_NAME);
    }

    /** By name or by a pattern; the path of an identity stands in no call but the one that made it. */
    boolean covers(Subject one) {
        String arn = one.kind() == Kind.POLICY ? one.name() : arn(one);
        boolean named = statement.resources().stream()
                .anyMatch(it ->
                        Glob.matchesIgnoringCase(it, arn) || Subject.ofArn(it).equals(Optional.of(one)));
        return named != statement.exceptResources();
    }

    private static String arn(Subject one) {
        String kind = one.kind().name().toLowerCase(Locale.ROOT);
        return "arn:%s:iam::%s:%s/%s".formatted(one.partition(), one.account(), kind, one.name());
    }

    private static boolean hasEverything(List<String> patterns) {
        return patterns.stream()
                .anyMatch(pattern ->
                        pattern.contains("*") && EVERYTHING.matcher(pattern).matches());
    }

    private boolean covers(String arn) {
        return statement.coversResource(arn.formatted(partition, account));
    }
}
