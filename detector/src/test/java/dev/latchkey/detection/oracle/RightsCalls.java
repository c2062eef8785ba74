package dev.latchkey.detection.oracle;

import static dev.latchkey.detection.Calls.call;

import dev.latchkey.detection.Calls;
import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.step.Operation;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Calls of every kind that gives, takes away, bounds or renames. */
final class RightsCalls {

    private RightsCalls() {}

    static Arbitrary<ApiCall> calls() {
        return Arbitraries.frequencyOf(
                Tuple.of(6, creations()),
                Tuple.of(4, keys()),
                Tuple.of(5, attached("Attach")),
                Tuple.of(3, inlined()),
                Tuple.of(2, attached("Detach")),
                Tuple.of(1, inlineDeleted()),
                Tuple.of(4, defined()),
                Tuple.of(2, madeDefault()),
                Tuple.of(5, grouped(Operation.ADD_USER_TO_GROUP)),
                Tuple.of(1, grouped(Operation.REMOVE_USER_FROM_GROUP)),
                Tuple.of(4, trusted()),
                Tuple.of(3, bounded()),
                Tuple.of(1, provided()),
                Tuple.of(1, tagged()),
                Tuple.of(3, deleted()),
                Tuple.of(8, renamed()));
    }

    private static Arbitrary<ApiCall> creations() {
        Arbitrary<ApiCall> users =
                Arbitraries.of(RightsIngredients.USERS).map(name -> call(Operation.CREATE_USER, "userName", name));
        Arbitrary<ApiCall> bounded = Combinators.combine(
                        Arbitraries.of(RightsIngredients.USERS), Arbitraries.of(RightsIngredients.POLICIES))
                .as((name, arn) -> call(Operation.CREATE_USER, "userName", name, "permissionsBoundary", arn));
        Arbitrary<ApiCall> tagged = Arbitraries.of(RightsIngredients.USERS)
                .map(name -> call(Operation.CREATE_USER, "userName", name, "tags.0.key", "team"));
        Arbitrary<ApiCall> groups =
                Arbitraries.of(RightsIngredients.GROUPS).map(name -> call(Operation.CREATE_GROUP, "groupName", name));
        Arbitrary<ApiCall> roles = Combinators.combine(
                        Arbitraries.of(RightsIngredients.ROLES), RightsIngredients.parties())
                .as((name, trusted) -> Calls.trusting(trusted, call(Operation.CREATE_ROLE, "roleName", name)));
        return Arbitraries.frequencyOf(
                Tuple.of(4, users), Tuple.of(2, bounded), Tuple.of(1, tagged), Tuple.of(2, groups), Tuple.of(4, roles));
    }

    private static Arbitrary<ApiCall> tagged() {
        Arbitrary<ApiCall> users = Combinators.combine(
                        Arbitraries.of(Operation.TAG_USER, Operation.UNTAG_USER),
                        Arbitraries.of(RightsIngredients.USERS))
                .as((operation, name) -> call(operation, "userName", name));
        Arbitrary<ApiCall> roles = Combinators.combine(
                        Arbitraries.of(Operation.TAG_ROLE, Operation.UNTAG_ROLE),
                        Arbitraries.of(RightsIngredients.ROLES))
                .as((operation, name) -> call(operation, "roleName", name));
        return Arbitraries.oneOf(users, roles);
    }

    private static Arbitrary<ApiCall> keys() {
        return Arbitraries.of(RightsIngredients.USERS).map(name -> call(Operation.CREATE_ACCESS_KEY, "userName", name));
    }

    private static Arbitrary<ApiCall> deleted() {
        return Arbitraries.of(RightsIngredients.USERS).map(name -> call(Operation.DELETE_USER, "userName", name));
    }

    private static Arbitrary<ApiCall> attached(String verb) {
        return Combinators.combine(RightsIngredients.holders(), Arbitraries.of(RightsIngredients.ATTACHED))
                .as((holder, arn) -> call(
                        RightsIngredients.operation(verb, holder, "Policy"),
                        holder.parameter(),
                        holder.name(),
                        "policyArn",
                        arn));
    }

    private static Arbitrary<ApiCall> inlined() {
        return Combinators.combine(
                        RightsIngredients.holders(), Arbitraries.of("first", "second"), RightsIngredients.documents())
                .as((holder, name, document) -> Calls.allowing(
                        document,
                        call(
                                RightsIngredients.operation("Put", holder, "Policy"),
                                holder.parameter(),
                                holder.name(),
                                "policyName",
                                name)));
    }

    private static Arbitrary<ApiCall> inlineDeleted() {
        return Combinators.combine(RightsIngredients.holders(), Arbitraries.of("first", "second"))
                .as((holder, name) -> call(
                        RightsIngredients.operation("Delete", holder, "Policy"),
                        holder.parameter(),
                        holder.name(),
                        "policyName",
                        name));
    }

    private static Arbitrary<ApiCall> defined() {
        Arbitrary<ApiCall> versions = Combinators.combine(
                        Arbitraries.of(RightsIngredients.POLICIES),
                        Arbitraries.of("v2", "v3"),
                        Arbitraries.of("true", "false"),
                        RightsIngredients.documents())
                .as((arn, version, current, document) -> Calls.answered(
                        "policyVersion.versionId",
                        version,
                        Calls.allowing(
                                document,
                                call(Operation.CREATE_POLICY_VERSION, "policyArn", arn, "setAsDefault", current))));
        Arbitrary<ApiCall> first = Combinators.combine(
                        Arbitraries.of(RightsIngredients.POLICIES), RightsIngredients.documents())
                .as((arn, document) ->
                        Calls.answered("policy.arn", arn, Calls.allowing(document, call(Operation.CREATE_POLICY))));
        return Arbitraries.oneOf(versions, first);
    }

    private static Arbitrary<ApiCall> madeDefault() {
        return Combinators.combine(Arbitraries.of(RightsIngredients.POLICIES), Arbitraries.of("v1", "v2", "v3"))
                .as((arn, version) ->
                        call(Operation.SET_DEFAULT_POLICY_VERSION, "policyArn", arn, "versionId", version));
    }

    private static Arbitrary<ApiCall> grouped(Operation operation) {
        return Combinators.combine(Arbitraries.of(RightsIngredients.USERS), Arbitraries.of(RightsIngredients.GROUPS))
                .as((user, group) -> call(operation, "userName", user, "groupName", group));
    }

    private static Arbitrary<ApiCall> trusted() {
        return Combinators.combine(Arbitraries.of(RightsIngredients.ROLES), RightsIngredients.parties())
                .as((role, trusted) ->
                        Calls.trusting(trusted, call(Operation.UPDATE_ASSUME_ROLE_POLICY, "roleName", role)));
    }

    private static Arbitrary<ApiCall> bounded() {
        Arbitrary<RightsIngredients.Holder> bounded =
                RightsIngredients.holders().filter(holder -> !holder.kind().equals("Group"));
        Arbitrary<ApiCall> set = Combinators.combine(bounded, Arbitraries.of(RightsIngredients.ATTACHED))
                .as((holder, arn) -> call(
                        RightsIngredients.operation("Put", holder, "PermissionsBoundary"),
                        holder.parameter(),
                        holder.name(),
                        "permissionsBoundary",
                        arn));
        Arbitrary<ApiCall> removed = bounded.map(holder -> call(
                RightsIngredients.operation("Delete", holder, "PermissionsBoundary"),
                holder.parameter(),
                holder.name()));
        Arbitrary<ApiCall> tags = bounded.map(
                holder -> call(RightsIngredients.operation("Tag", holder, ""), holder.parameter(), holder.name()));
        return Arbitraries.frequencyOf(Tuple.of(2, set), Tuple.of(2, removed), Tuple.of(1, tags));
    }

    private static Arbitrary<ApiCall> provided() {
        return Arbitraries.just(
                Calls.answered("sAMLProviderArn", RightsIngredients.SAML, call(Operation.CREATE_SAML_PROVIDER)));
    }

    private static Arbitrary<ApiCall> renamed() {
        return Arbitraries.of(
                call(Operation.UPDATE_USER, "userName", "alpha", "newUserName", "gamma"),
                call(Operation.UPDATE_USER, "userName", "alpha", "newUserName", "beta"),
                call(Operation.UPDATE_USER, "userName", "beta", "newUserName", "alpha"),
                call(Operation.UPDATE_USER, "userName", "gamma", "newUserName", "beta"),
                call(Operation.UPDATE_USER, "userName", "gamma", "newUserName", "alpha"),
                call(Operation.UPDATE_GROUP, "groupName", "admins", "newGroupName", "readers"),
                call(Operation.UPDATE_GROUP, "groupName", "readers", "newGroupName", "admins"),
                call(Operation.UPDATE_GROUP, "groupName", "readers", "newGroupName", "others"));
    }
}
