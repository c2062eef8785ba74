package dev.latchkey.detection.step;

import static dev.latchkey.detection.Calls.allow;
import static dev.latchkey.detection.Calls.allowing;
import static dev.latchkey.detection.Calls.answered;
import static dev.latchkey.detection.Calls.call;
import static dev.latchkey.detection.step.MeaningRow.row;

import dev.latchkey.detection.call.ApiCall;
import java.util.stream.Stream;

/** Rights are given, held back, or taken away. */
final class GrantMeanings {

    private static final String POLICY = "arn:aws:iam::111122223333:policy/p";
    private static final String ADMIN = "arn:aws:iam::aws:policy/AdministratorAccess";
    private static final String ROLE = "arn:aws:iam::111122223333:role/deploy";

    private GrantMeanings() {}

    static Stream<MeaningRow> given() {
        String admin = "GRANT granted " + ADMIN + " (ADMIN: AWS managed policy)";
        String inline = "GRANT granted i (ADMIN: allows every action on every resource)";
        return Stream.of(
                row(call(Operation.ATTACH_USER_POLICY, "userName", "eve", "policyArn", ADMIN), "USER eve " + admin),
                row(
                        call(Operation.ATTACH_ROLE_POLICY, "roleName", "deploy", "policyArn", POLICY),
                        "ROLE deploy GRANT granted " + POLICY
                                + " (UNKNOWN: the document of a customer policy is not known)",
                        "POLICY " + POLICY + " EVIDENCE held by ROLE#aws#111122223333#deploy"),
                row(call(Operation.ATTACH_GROUP_POLICY, "groupName", "g", "policyArn", ADMIN), "GROUP g " + admin),
                row(inline(Operation.PUT_USER_POLICY, "userName", "eve"), "USER eve " + inline),
                row(inline(Operation.PUT_ROLE_POLICY, "roleName", "deploy"), "ROLE deploy " + inline),
                row(inline(Operation.PUT_GROUP_POLICY, "groupName", "g"), "GROUP g " + inline),
                row(
                        call(Operation.ADD_USER_TO_GROUP, "userName", "eve", "groupName", "g"),
                        "USER eve GRANT joined group g (UNKNOWN: what the group may do is not known)",
                        "GROUP g EVIDENCE held by USER#aws#111122223333#eve"),
                row(
                        answered("policy.arn", POLICY, allowing(allow("*", "*"), call(Operation.CREATE_POLICY))),
                        "POLICY " + POLICY + " GRANT version v1 (ADMIN: allows every action on every resource)"),
                row(
                        answered(
                                "policyVersion.versionId",
                                "v2",
                                allowing(
                                        allow("sts:AssumeRole", ROLE),
                                        call(
                                                Operation.CREATE_POLICY_VERSION,
                                                "policyArn",
                                                POLICY,
                                                "setAsDefault",
                                                "true"))),
                        "POLICY " + POLICY + " GRANT version v2 (UNKNOWN: may assume roles whose rights are not known)",
                        "ROLE deploy EVIDENCE held by POLICY#aws#111122223333#" + POLICY),
                row(
                        call(Operation.SET_DEFAULT_POLICY_VERSION, "policyArn", POLICY, "versionId", "v2"),
                        "POLICY " + POLICY + " GRANT version v2 (UNKNOWN: version v2 made the default)"),
                row(
                        call(Operation.TAG_USER, "userName", "eve", "tags.0.key", "team"),
                        "USER eve GRANT tagged with team (UNKNOWN: policies elsewhere may go by tags)"),
                row(
                        call(Operation.TAG_ROLE, "roleName", "deploy"),
                        "ROLE deploy GRANT tagged with tags (UNKNOWN: policies elsewhere may go by tags)"),
                row(
                        call(Operation.UNTAG_USER, "userName", "eve", "tagKeys.0", "team"),
                        "USER eve GRANT no longer tagged with team (UNKNOWN: policies elsewhere may go by tags)"),
                row(
                        call(Operation.UNTAG_ROLE, "roleName", "deploy", "tagKeys.0", "team"),
                        "ROLE deploy GRANT no longer tagged with team (UNKNOWN: policies elsewhere may go by tags)"));
    }

    static Stream<MeaningRow> takenAway() {
        String gone = " (UNKNOWN: may have been a Deny)";
        String set = "GRANT boundary set to " + ADMIN + " (UNKNOWN: may be wider than the boundary before)";
        String removed = "GRANT boundary removed (now UNKNOWN: what it held back is not known)";
        return Stream.of(
                row(
                        call(Operation.PUT_USER_PERMISSIONS_BOUNDARY, "userName", "eve", "permissionsBoundary", ADMIN),
                        "USER eve " + set),
                row(
                        call(Operation.PUT_ROLE_PERMISSIONS_BOUNDARY, "roleName", "r", "permissionsBoundary", ADMIN),
                        "ROLE r " + set),
                row(call(Operation.DELETE_USER_PERMISSIONS_BOUNDARY, "userName", "eve"), "USER eve " + removed),
                row(call(Operation.DELETE_ROLE_PERMISSIONS_BOUNDARY, "roleName", "r"), "ROLE r " + removed),
                row(
                        call(Operation.DETACH_USER_POLICY, "userName", "eve", "policyArn", ADMIN),
                        "USER eve GRANT taken away " + ADMIN + gone),
                row(
                        call(Operation.DETACH_ROLE_POLICY, "roleName", "r", "policyArn", POLICY),
                        "ROLE r GRANT taken away " + POLICY + gone,
                        "POLICY " + POLICY + " EVIDENCE held by ROLE#aws#111122223333#r"),
                row(
                        call(Operation.DETACH_GROUP_POLICY, "groupName", "g", "policyArn", ADMIN),
                        "GROUP g GRANT taken away " + ADMIN + gone),
                row(
                        call(Operation.DELETE_USER_POLICY, "userName", "eve", "policyName", "i"),
                        "USER eve GRANT taken away i" + gone),
                row(
                        call(Operation.DELETE_ROLE_POLICY, "roleName", "r", "policyName", "i"),
                        "ROLE r GRANT taken away i" + gone),
                row(
                        call(Operation.DELETE_GROUP_POLICY, "groupName", "g", "policyName", "i"),
                        "GROUP g GRANT taken away i" + gone),
                row(
                        call(Operation.REMOVE_USER_FROM_GROUP, "userName", "eve", "groupName", "g"),
                        "USER eve GRANT taken away g" + gone,
                        "GROUP g EVIDENCE held by USER#aws#111122223333#eve"));
    }

    private static ApiCall inline(Operation operation, String parameter, String name) {
        return allowing(allow("*", "*"), call(operation, parameter, name, "policyName", "i"));
    }
}
