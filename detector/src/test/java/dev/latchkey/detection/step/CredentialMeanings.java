package dev.latchkey.detection.step;

import static dev.latchkey.detection.Calls.answered;
import static dev.latchkey.detection.Calls.by;
import static dev.latchkey.detection.Calls.call;
import static dev.latchkey.detection.Calls.trusting;
import static dev.latchkey.detection.step.MeaningRow.row;

import dev.latchkey.detection.Cast;
import java.util.List;
import java.util.stream.Stream;

/** Credentials are made, and doors opened by which others get some. */
final class CredentialMeanings {

    private static final String ROLE = "arn:aws:iam::111122223333:role/deploy";

    private CredentialMeanings() {}

    static Stream<MeaningRow> made() {
        String ofService = "serviceSpecificCredential.serviceSpecificCredentialId";
        String credential = "USER eve CREDENTIAL ";
        return Stream.of(
                row(
                        answered(
                                "accessKey.accessKeyId",
                                "AKIAIOSFODNN7EXAMPLE",
                                call(Operation.CREATE_ACCESS_KEY, "userName", "eve")),
                        credential + "access key AKIAIOSFODNN7EXAMPLE"),
                row(
                        call(
                                Operation.UPDATE_ACCESS_KEY,
                                "userName",
                                "eve",
                                "accessKeyId",
                                "AKIAIOSFODNN7EXAMPLE",
                                "status",
                                "Active"),
                        credential + "re-activated access key AKIAIOSFODNN7EXAMPLE"),
                row(call(Operation.CREATE_LOGIN_PROFILE, "userName", "eve"), credential + "password"),
                row(call(Operation.UPDATE_LOGIN_PROFILE, "userName", "eve"), credential + "password"),
                row(
                        answered(
                                ofService,
                                "ACCAEXAMPLE",
                                call(
                                        Operation.CREATE_SERVICE_SPECIFIC_CREDENTIAL,
                                        "userName",
                                        "eve",
                                        "serviceName",
                                        "bedrock.amazonaws.com")),
                        credential + "bedrock.amazonaws.com service-specific credential ACCAEXAMPLE"),
                row(
                        answered(
                                ofService,
                                "ACCAEXAMPLE",
                                call(Operation.RESET_SERVICE_SPECIFIC_CREDENTIAL, "userName", "eve")),
                        credential + "service-specific credential ACCAEXAMPLE"),
                row(
                        call(
                                Operation.UPDATE_SERVICE_SPECIFIC_CREDENTIAL,
                                "userName",
                                "eve",
                                "serviceSpecificCredentialId",
                                "ACCAEXAMPLE",
                                "status",
                                "Active"),
                        credential + "re-activated service-specific credential ACCAEXAMPLE"),
                row(
                        answered(
                                "sSHPublicKey.sSHPublicKeyId",
                                "APKAEXAMPLE",
                                call(Operation.UPLOAD_SSH_PUBLIC_KEY, "userName", "eve")),
                        credential + "SSH key APKAEXAMPLE"),
                row(
                        call(
                                Operation.UPDATE_SSH_PUBLIC_KEY,
                                "userName",
                                "eve",
                                "sSHPublicKeyId",
                                "APKAEXAMPLE",
                                "status",
                                "active"),
                        credential + "re-activated SSH key APKAEXAMPLE"),
                row(
                        answered(
                                "certificate.certificateId",
                                "C1EXAMPLE",
                                call(Operation.UPLOAD_SIGNING_CERTIFICATE, "userName", "eve")),
                        credential + "signing certificate C1EXAMPLE"),
                row(
                        call(Operation.UPDATE_SIGNING_CERTIFICATE, "userName", "eve", "status", "Inactive"),
                        "USER eve EVIDENCE signing certificate  made Inactive"));
    }

    static Stream<MeaningRow> doors() {
        return Stream.of(
                row(
                        trusting(
                                List.of(Cast.userOf("eve")),
                                call(Operation.UPDATE_ASSUME_ROLE_POLICY, "roleName", "deploy")),
                        "ROLE deploy CREDENTIAL trusts arn:aws:iam::111122223333:user/eve",
                        "USER eve GRANT may assume role deploy (UNKNOWN: what the role may do is not known)"),
                row(
                        call(Operation.ADD_ROLE_TO_INSTANCE_PROFILE, "roleName", "deploy", "instanceProfileName", "i"),
                        "ROLE deploy CREDENTIAL trusts ec2.amazonaws.com"),
                row(
                        call(Operation.CREATE_PROFILE, "roleArns.0", ROLE, "roleArns.1", ROLE + "2"),
                        "ROLE deploy CREDENTIAL trusts rolesanywhere.amazonaws.com",
                        "ROLE deploy2 CREDENTIAL trusts rolesanywhere.amazonaws.com"),
                row(
                        call(Operation.UPDATE_PROFILE, "roleArns.0", ROLE),
                        "ROLE deploy CREDENTIAL trusts rolesanywhere.amazonaws.com"),
                row(
                        answered(
                                "profile.roleArns.0",
                                ROLE,
                                answered("profile.roleArns.1", ROLE + "2", call(Operation.ENABLE_PROFILE))),
                        "ROLE deploy CREDENTIAL trusts rolesanywhere.amazonaws.com",
                        "ROLE deploy2 CREDENTIAL trusts rolesanywhere.amazonaws.com"),
                row(
                        by(Cast.OF_THE_VENDOR, call(Operation.ASSUME_ROLE, "roleArn", ROLE)),
                        "ROLE deploy EVIDENCE assumed by account:444455556666"));
    }
}
