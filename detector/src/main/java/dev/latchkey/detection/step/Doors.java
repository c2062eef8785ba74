package dev.latchkey.detection.step;

import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.call.TrustDocument.Kind;
import dev.latchkey.detection.call.TrustDocument.Trusted;
import dev.latchkey.detection.rights.Privilege;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.subject.IdentityArn;
import dev.latchkey.detection.subject.Subject;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Calls that say who may walk into a role, or that walk in. */
final class Doors {

    private static final Trusted UNREADABLE = Trusted.unreadable("unreadable trust policy");

    private static final Trusted PROFILE = new Trusted(Kind.SERVICE, "ec2.amazonaws.com", false, false);
    private static final Trusted ANYWHERE = new Trusted(Kind.SERVICE, "rolesanywhere.amazonaws.com", false, false);

    /** As many roles as a profile of Roles Anywhere may name. */
    private static final int MOST_ROLES = 250;

    private Doors() {}

    static Stream<Meaning> roleCreated(ApiCall call) {
        return Stream.concat(Lives.created(call, Target.role(call)), trusted(call));
    }

    /** The template stands in no record: only its trust policy does, as the answer repeats it. */
    static Stream<Meaning> roleAcquired(ApiCall call) {
        return Stream.concat(roleCreated(call), Stream.of(Target.role(call).gets(Grants.ofTemplate(call))));
    }

    static Stream<Meaning> trusted(ApiCall call) {
        Target role = Target.role(call);
        List<Trusted> trusted = call.trust().map(trust -> trust.trusted()).orElse(List.of(UNREADABLE));
        return Stream.of(
                        Stream.of(role.gets(new Fact.DoorOpened(trusted))),
                        named(trusted, it -> it.kind() == Kind.AWS)
                                .flatMap(name -> IdentityArn.of(name).stream())
                                .map(IdentityArn::subject)
                                .distinct()
                                .flatMap(subject -> assumes(subject, role)),
                        named(trusted, it -> it.kind() == Kind.FEDERATED && Target.isProvider(it.name()))
                                .map(arn -> Grants.heldBy(Target.provider(call, arn), role)))
                .flatMap(meanings -> meanings);
    }

    /** Who is named in the trust of a role may do what the role may. */
    private static Stream<Meaning> assumes(Subject named, Target role) {
        if (named.equals(role.subject())) {
            return Stream.of();
        }
        Privilege notKnown = Privilege.of(Level.UNKNOWN, "what the role may do is not known");
        Fact granted = new Fact.Granted("role " + role.name(), notKnown, Means.TRUST, Optional.of(role.subject()));
        return Stream.of(new Meaning(named, named.name(), granted));
    }

    private static Stream<String> named(List<Trusted> trusted, Predicate<Trusted> wanted) {
        return trusted.stream().filter(wanted).map(Trusted::name).distinct();
    }

    static Stream<Meaning> putIntoProfile(ApiCall call) {
        return Stream.of(Target.role(call).gets(new Fact.DoorOpened(List.of(PROFILE))));
    }

    /** A profile of Roles Anywhere names several roles. */
    static Stream<Meaning> anywhere(ApiCall call) {
        return anywhere(at -> call.request("roleArns." + at));
    }

    /** Who switches a profile on names none of its roles; the answer does. */
    static Stream<Meaning> anywhereEnabled(ApiCall call) {
        return anywhere(at -> call.response("profile.roleArns." + at));
    }

    private static Stream<Meaning> anywhere(IntFunction<Optional<String>> arns) {
        return IntStream.range(0, MOST_ROLES)
                .mapToObj(arns)
                .flatMap(Optional::stream)
                .flatMap(arn -> IdentityArn.of(arn).stream())
                .distinct()
                .map(role -> Target.of(role).gets(new Fact.DoorOpened(List.of(ANYWHERE))));
    }

    /** Only the role's own copy of what another account did; who may assume within an account does so all day. */
    static Stream<Meaning> assumed(ApiCall call) {
        Optional<String> caller = call.actor().account();
        return IdentityArn.of(call.required("roleArn")).stream()
                .filter(role -> role.subject().account().equals(call.account()))
                .filter(role -> caller.filter(account -> !account.equals(call.account()))
                        .isPresent())
                .map(role ->
                        Meaning.noted(Target.of(role), Note.USED, call.actor().shown()));
    }
}
