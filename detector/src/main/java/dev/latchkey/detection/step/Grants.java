package dev.latchkey.detection.step;

import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.rights.ManagedPolicy;
import dev.latchkey.detection.rights.PolicyLevel;
import dev.latchkey.detection.rights.Privilege;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.subject.Subject;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Calls that give rights, or that may give some by taking something away. */
final class Grants {

    private Grants() {}

    static Function<ApiCall, Stream<Meaning>> attached(Function<ApiCall, Target> target) {
        return call -> {
            String arn = call.required("policyArn");
            Target holder = target.apply(call);
            Target policy = Target.policy(call, arn);
            Privilege privilege = ManagedPolicy.privilegeOf(arn);
            return ManagedPolicy.isAws(arn)
                    ? Stream.of(holder.gets(new Fact.Granted(arn, privilege)))
                    : Stream.of(
                            holder.gets(new Fact.Granted(arn, privilege, Means.POLICY, Optional.of(policy.subject()))),
                            heldBy(policy, holder));
        };
    }

    static Function<ApiCall, Stream<Meaning>> inlined(Function<ApiCall, Target> target) {
        return call -> {
            Target holder = target.apply(call);
            Privilege privilege = document(call, holder);
            return Stream.concat(
                    Stream.of(holder.gets(new Fact.Granted(call.required("policyName"), privilege))),
                    assumed(privilege, holder));
        };
    }

    /** The policies that the template of a role brings along. */
    static Fact ofTemplate(ApiCall call) {
        Privilege notKnown = Privilege.of(Level.UNKNOWN, "what the template of the role allows is not known");
        String template = call.request("templateArn").orElse("role template");
        return new Fact.Granted(template, notKnown, Means.POLICY, Optional.empty());
    }

    static Stream<Meaning> joined(ApiCall call) {
        Target group = Target.group(call);
        Target user = Target.user(call);
        Privilege notKnown = Privilege.of(Level.UNKNOWN, "what the group may do is not known");
        Fact granted = new Fact.Granted(group.name(), notKnown, Means.GROUP, Optional.of(group.subject()));
        return Stream.of(user.gets(granted), heldBy(group, user));
    }

    /** The group, the policy or the provider must know whom to judge again when it changes. */
    static Meaning heldBy(Target held, Target holder) {
        return Meaning.noted(held, Note.HELD_BY, holder.subject().key());
    }

    /** Whoever may assume a role is judged again when the role gets more. */
    private static Stream<Meaning> assumed(Privilege privilege, Target holder) {
        return privilege.roles().stream().map(role -> heldBy(new Target(role, role.name()), holder));
    }

    static Stream<Meaning> policyCreated(ApiCall call) {
        return defined(call, Target.policy(call, call.required("policy.arn")), "v1", true);
    }

    private static Stream<Meaning> defined(ApiCall call, Target policy, String version, boolean current) {
        Privilege privilege = document(call, policy);
        return Stream.concat(
                Stream.of(policy.gets(new Fact.Defined(version, current, privilege))), assumed(privilege, policy));
    }

    static Stream<Meaning> policyVersion(ApiCall call) {
        boolean current = Stream.of(call.request("setAsDefault"), call.response("policyVersion.isDefaultVersion"))
                .flatMap(Optional::stream)
                .anyMatch(Boolean::parseBoolean);
        String version = call.response("policyVersion.versionId").orElse("not known");
        return defined(call, policy(call), version, current);
    }

    /** What the version allows stood in the call that made it. */
    static Stream<Meaning> versionMadeDefault(ApiCall call) {
        String version = call.required("versionId");
        Privilege notKnown = Privilege.of(Level.UNKNOWN, "version " + version + " made the default");
        return Stream.of(policy(call).gets(new Fact.Defined(version, true, notKnown)));
    }

    static Function<ApiCall, Stream<Meaning>> detached(Function<ApiCall, Target> target) {
        return call -> {
            String arn = call.required("policyArn");
            Target holder = target.apply(call);
            Fact takenAway = takenAway(arn, Optional.of(Target.policy(call, arn).subject()));
            return Stream.concat(Stream.of(holder.gets(takenAway)), ofCustomer(call, arn, holder));
        };
    }

    static Function<ApiCall, Stream<Meaning>> inlineDeleted(Function<ApiCall, Target> target) {
        return call -> Stream.of(target.apply(call).gets(takenAway(call.required("policyName"), Optional.empty())));
    }

    static Stream<Meaning> left(ApiCall call) {
        Target group = Target.group(call);
        Target user = Target.user(call);
        return Stream.of(user.gets(takenAway(group.name(), Optional.of(group.subject()))), heldBy(group, user));
    }

    private static Fact takenAway(String what, Optional<Subject> from) {
        Privilege perhaps = Privilege.of(Level.UNKNOWN, "may have been a Deny");
        return new Fact.Granted(what, perhaps, Means.WITHDRAWAL, from);
    }

    static Function<ApiCall, Stream<Meaning>> bounded(Function<ApiCall, Target> target) {
        return call -> {
            String arn = call.required("permissionsBoundary");
            Privilege perhaps = Privilege.of(Level.UNKNOWN, "may be wider than the boundary before");
            Target policy = Target.policy(call, arn);
            Target holder = target.apply(call);
            Fact set = new Fact.Granted(arn, perhaps, Means.BOUNDARY, Optional.of(policy.subject()));
            return Stream.concat(Stream.of(holder.gets(set)), ofCustomer(call, arn, holder));
        };
    }

    /** Whoever may change a customer's policy changes what its holders may do, and whom it bounds. */
    static Stream<Meaning> ofCustomer(ApiCall call, String arn, Target holder) {
        return ManagedPolicy.isAws(arn) ? Stream.of() : Stream.of(heldBy(Target.policy(call, arn), holder));
    }

    static Function<ApiCall, Stream<Meaning>> unbounded(Function<ApiCall, Target> target) {
        Privilege wider = Privilege.of(Level.UNKNOWN, "what it held back is not known");
        return call -> Stream.of(target.apply(call).gets(new Fact.Granted("", wider, Means.UNBOUND, Optional.empty())));
    }

    private static Target policy(ApiCall call) {
        return Target.policy(call, call.required("policyArn"));
    }

    private static Privilege document(ApiCall call, Target holder) {
        return call.policy()
                .map(document -> PolicyLevel.of(document, holder.subject()))
                .orElse(Privilege.of(Level.UNKNOWN, "the document could not be read"));
    }
}
