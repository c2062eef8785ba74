package dev.latchkey.detection.rights;

import dev.latchkey.detection.call.Glob;
import dev.latchkey.detection.call.PolicyDocument.Statement;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.subject.Subject.Kind;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How far the resources of a statement reach, seen from one account. */
record Reach(Statement statement, String partition, String account) {

    private static final List<Kind> IDENTITIES = List.of(Kind.USER, Kind.ROLE, Kind.GROUP, Kind.POLICY);
    private static final String ANY_IDENTITY = "arn:%s:iam::%s:{kind}/";
    private static final String ANY_BUCKET = "arn:%s:s3:::";
    /** In a region that no policy names. */
    private static final String ANY_INSTANCE = "arn:%s:ec2:any-9f2c41-1:%s:instance/";

    private static final Pattern EVERYTHING = Pattern.compile("[*:]+");

    /** Other variables are opened only where that widens; in an exception they except next to nothing. */
    static Reach of(Statement it, String partition, String account) {
        List<String> opened = it.resources().stream()
                .map(resource -> new Resource(resource).opened())
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

    /** Whether it is of whatever is done, everywhere and at any time. */
    static boolean isAll(Statement statement) {
        boolean bounded = statement.conditioned() || statement.exceptActions() || statement.exceptResources();
        return !bounded && hasEverything(statement.actions()) && hasEverything(statement.resources());
    }

    boolean everything() {
        boolean instances = statement.exceptResources() || anyOf(ANY_INSTANCE);
        return instances && anyOf(ANY_BUCKET) && any(Kind.ROLE);
    }

    boolean anyIdentity() {
        return IDENTITIES.stream().anyMatch(this::any);
    }

    /** Whether it reaches whoever is of that kind. */
    boolean any(Kind kind) {
        return anyOf(anyOf(kind));
    }

    /** Whether it reaches whatever has an ARN that begins so; of an exception, unless that holds all of them. */
    boolean anyOf(String beginning) {
        String begun = beginning.formatted(partition, account);
        return statement.exceptResources()
                ? statement.resources().stream().noneMatch(it -> new Resource(it).reachesAll(begun))
                : statement.resources().stream().anyMatch(it -> new Resource(it).reachesAny(begun));
    }

    private static String anyOf(Kind kind) {
        return ANY_IDENTITY.replace("{kind}", Resource.typed(kind));
    }

    /** The patterns that may reach somebody of that kind; none of an exception, which reaches all others or none. */
    Stream<String> namesOf(Kind kind) {
        return statement.exceptResources()
                ? Stream.of()
                : statement.resources().stream().filter(it -> new Resource(it).mayBe(kind));
    }

    boolean perhapsRoot() {
        return statement.exceptResources()
                || statement.resources().stream().anyMatch(it -> new Resource(it).mayBeRoot(partition));
    }

    /** Behind a wildcard "mfa/" may stand in the path of a user, so nothing counts there that makes powerful. */
    boolean onlyOneself() {
        boolean secondFactors = statement.resources().stream().anyMatch(it -> new Resource(it).isSecondFactor());
        List<Resource> others = statement.resources().stream()
                .map(Resource::new)
                .filter(it -> !it.hasOwnName())
                .toList();
        return !statement.exceptResources()
                && !(secondFactors && EscalationActions.isAnyOnOneself(statement))
                && others.size() < statement.resources().size()
                && others.stream().allMatch(Resource::isSecondFactor);
    }

    /** Whether the user is among what is reached, as {@code ${aws:username}}. */
    boolean ownUser() {
        return !statement.exceptResources()
                && statement.resources().stream()
                        .map(Resource::new)
                        .anyMatch(it -> it.hasOwnName() && it.mayBe(Kind.USER));
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
        return "arn:%s:iam::%s:%s/%s".formatted(one.partition(), one.account(), Resource.typed(one.kind()), one.name());
    }

    private static boolean hasEverything(List<String> patterns) {
        return patterns.stream()
                .anyMatch(pattern ->
                        pattern.contains("*") && EVERYTHING.matcher(pattern).matches());
    }
}
