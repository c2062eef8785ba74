package dev.latchkey.detection.step;

import dev.latchkey.detection.call.ApiCall;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Calls that begin, rename or end something. */
final class Lives {

    /** From its beginning on: the path of anybody's role may hold the same words, for it may hold colons. */
    private static final Pattern IDENTITY_CENTER =
            Pattern.compile("arn:[\\w-]+:iam::[0-9]{12}:role/aws-service-role/sso\\.amazonaws\\.com/[^/]+");

    private Lives() {}

    static Stream<Meaning> user(ApiCall call) {
        Target user = Target.newUser(call);
        return Stream.concat(created(call, user), Tags.born(call, user));
    }

    /** AWS itself guards who may use it, so it is no door. */
    static Stream<Meaning> serviceLinkedRole(ApiCall call) {
        String name = call.response("role.roleName").orElseGet(() -> call.required("roleName"));
        return Stream.of(Target.role(call, name).gets(new Fact.Created()));
    }

    static Stream<Meaning> group(ApiCall call) {
        return Stream.of(Target.group(call).gets(new Fact.Created()));
    }

    static Stream<Meaning> created(ApiCall call, Target identity) {
        Optional<String> boundary = boundary(call);
        return Stream.concat(
                Stream.of(identity.gets(new Fact.Created(boundary))),
                boundary.stream().flatMap(arn -> Grants.ofCustomer(call, arn, identity)));
    }

    /** A template brings its own, which the answer alone names, as it does if the parameters were too large. */
    private static Optional<String> boundary(ApiCall call) {
        return call.request("permissionsBoundary")
                .or(() -> call.response("user.permissionsBoundary.permissionsBoundaryArn"))
                .or(() -> call.response("role.permissionsBoundary.permissionsBoundaryArn"));
    }

    static Stream<Meaning> samlProvider(ApiCall call) {
        return provider(call, "sAMLProviderArn");
    }

    static Stream<Meaning> oidcProvider(ApiCall call) {
        return provider(call, "openIDConnectProviderArn");
    }

    /** Identity Center makes providers by a role that nobody else can be: they let in nobody new. */
    private static Stream<Meaning> provider(ApiCall call, String field) {
        boolean byAws = call.actor()
                .issuerArn()
                .filter(arn -> IDENTITY_CENTER.matcher(arn).matches())
                .isPresent();
        Target provider = Target.provider(call, call.required(field));
        return byAws ? Stream.of() : Stream.of(Meaning.noted(provider, Note.DONE, call.eventName()));
    }

    static Stream<Meaning> userRenamed(ApiCall call) {
        return call.request("newUserName").stream()
                .flatMap(name -> renamed(Target.user(call), Target.user(call, name)));
    }

    static Stream<Meaning> groupRenamed(ApiCall call) {
        return call.request("newGroupName").stream()
                .flatMap(name -> renamed(Target.group(call), Target.group(call, name)));
    }

    private static Stream<Meaning> renamed(Target from, Target to) {
        return from.subject().equals(to.subject())
                ? Stream.of()
                : Stream.of(
                        Meaning.noted(from, Note.RENAMED_TO, to.name()),
                        Meaning.noted(to, Note.RENAMED_FROM, from.name()));
    }

    static Stream<Meaning> userDeleted(ApiCall call) {
        return Stream.of(Meaning.noted(Target.user(call), Note.DELETED, ""));
    }

    static Stream<Meaning> roleDeleted(ApiCall call) {
        return Stream.of(Meaning.noted(Target.role(call), Note.DELETED, ""));
    }

    /** Of a thing that is no identity, and holds nothing for one. */
    static Stream<Meaning> byCaller(ApiCall call) {
        return Stream.of(Meaning.noted(Target.caller(call), Note.DONE, call.eventName()));
    }
}
