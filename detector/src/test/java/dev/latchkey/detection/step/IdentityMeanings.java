package dev.latchkey.detection.step;

import static dev.latchkey.detection.Calls.answered;
import static dev.latchkey.detection.Calls.call;
import static dev.latchkey.detection.Calls.trusting;
import static dev.latchkey.detection.Cast.LAMBDA;
import static dev.latchkey.detection.Cast.THE_VENDOR;
import static dev.latchkey.detection.step.MeaningRow.row;

import java.util.List;
import java.util.stream.Stream;

/** Identities come, are renamed and go. */
final class IdentityMeanings {

    private static final String POLICY = "arn:aws:iam::111122223333:policy/p";
    private static final String TEMPLATE = "arn:aws:iam::aws:role-template/t/1";

    private IdentityMeanings() {}

    static Stream<MeaningRow> rows() {
        return Stream.of(
                row(
                        call(Operation.CREATE_USER, "userName", "Eve", "permissionsBoundary", POLICY),
                        "USER eve CREATION created within boundary " + POLICY,
                        "POLICY " + POLICY + " EVIDENCE held by USER#aws#111122223333#eve"),
                row(
                        trusting(List.of(LAMBDA), call(Operation.CREATE_ROLE, "roleName", "deploy")),
                        "ROLE deploy CREATION created",
                        "ROLE deploy CREDENTIAL trusts lambda.amazonaws.com"),
                row(
                        answered(
                                "role.roleName",
                                "deploy",
                                trusting(List.of(THE_VENDOR), call(Operation.ACQUIRE_ROLE, "templateArn", TEMPLATE))),
                        "ROLE deploy CREATION created",
                        "ROLE deploy CREDENTIAL trusts arn:aws:iam::444455556666:root",
                        "ROLE deploy GRANT granted " + TEMPLATE
                                + " (UNKNOWN: what the template of the role allows is not known)"),
                row(
                        answered("role.roleName", "AWSServiceRoleForX", call(Operation.CREATE_SERVICE_LINKED_ROLE)),
                        "ROLE awsserviceroleforx CREATION created"),
                row(call(Operation.CREATE_GROUP, "groupName", "g"), "GROUP g CREATION created"),
                row(
                        call(Operation.UPDATE_USER, "userName", "eve", "newUserName", "Ann"),
                        "USER eve EVIDENCE renamed to Ann",
                        "USER ann EVIDENCE renamed from eve"),
                row(
                        call(Operation.UPDATE_GROUP, "groupName", "g", "newGroupName", "h"),
                        "GROUP g EVIDENCE renamed to h",
                        "GROUP h EVIDENCE renamed from g"),
                row(call(Operation.DELETE_USER, "userName", "eve"), "USER eve EVIDENCE deleted"),
                row(call(Operation.DELETE_ROLE, "roleName", "deploy"), "ROLE deploy EVIDENCE deleted"));
    }
}
