package dev.latchkey.detection.step;

import static dev.latchkey.detection.Calls.allow;
import static dev.latchkey.detection.Calls.allowing;
import static dev.latchkey.detection.Calls.answered;
import static dev.latchkey.detection.Calls.by;
import static dev.latchkey.detection.Calls.call;
import static dev.latchkey.detection.Calls.trusting;
import static dev.latchkey.detection.Cast.LAMBDA;
import static dev.latchkey.detection.Cast.THE_VENDOR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.call.ApiCall;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One plausible call of every operation in the table, and all that it means: kind, name, stage and what is shown. */
class OperationMeaningTest {

    private static final String POLICY = "arn:aws:iam::111122223333:policy/p";
    private static final String ADMIN = "arn:aws:iam::aws:policy/AdministratorAccess";
    private static final String TEMPLATE = "arn:aws:iam::aws:role-template/t/1";
    private static final String ROLE = "arn:aws:iam::111122223333:role/deploy";
    private static final String CALLER = "CALLER arn:aws:iam::111122223333:user/mallory EVIDENCE ";

    private record Row(ApiCall call, List<String> meanings) {

        @Override
        public String toString() {
            return call.eventName();
        }
    }

    static Stream<Row> rows() {
        return Stream.of(lives(), grants(), takenAway(), credentials(), doors(), notes())
                .flatMap(rows -> rows);
    }

    static Stream<ApiCall> calls() {
        return rows().map(Row::call);
    }

    private static Stream<Row> lives() {
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

    private static Stream<Row> grants() {
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

    private static Stream<Row> takenAway() {
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

    private static Stream<Row> credentials() {
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

    private static Stream<Row> doors() {
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

    private static Stream<Row> notes() {
        String saml = "arn:aws:iam::111122223333:saml-provider/s";
        String oidc = "arn:aws:iam::111122223333:oidc-provider/o";
        String ofSaml = "PROVIDER " + saml + " EVIDENCE ";
        String ofOidc = "PROVIDER " + oidc + " EVIDENCE ";
        return Stream.of(
                row(
                        answered("sAMLProviderArn", saml, call(Operation.CREATE_SAML_PROVIDER)),
                        ofSaml + "CreateSAMLProvider"),
                row(call(Operation.UPDATE_SAML_PROVIDER, "sAMLProviderArn", saml), ofSaml + "UpdateSAMLProvider"),
                row(
                        answered("openIDConnectProviderArn", oidc, call(Operation.CREATE_OIDC_PROVIDER)),
                        ofOidc + "CreateOpenIDConnectProvider"),
                row(
                        call(Operation.ADD_CLIENT_ID_TO_OIDC_PROVIDER, "openIDConnectProviderArn", oidc),
                        ofOidc + "AddClientIDToOpenIDConnectProvider"),
                row(
                        call(Operation.UPDATE_OIDC_PROVIDER_THUMBPRINT, "openIDConnectProviderArn", oidc),
                        ofOidc + "UpdateOpenIDConnectProviderThumbprint"),
                row(call(Operation.CREATE_TRUST_ANCHOR), CALLER + "CreateTrustAnchor"),
                row(call(Operation.UPDATE_TRUST_ANCHOR), CALLER + "UpdateTrustAnchor"),
                row(call(Operation.ENABLE_TRUST_ANCHOR), CALLER + "EnableTrustAnchor"),
                row(call(Operation.DELETE_SAML_PROVIDER, "sAMLProviderArn", saml), CALLER + "DeleteSAMLProvider"),
                row(call(Operation.CREATE_VIRTUAL_MFA_DEVICE), CALLER + "CreateVirtualMFADevice"),
                row(call(Operation.DELETE_VIRTUAL_MFA_DEVICE), CALLER + "DeleteVirtualMFADevice"),
                row(call(Operation.CREATE_INSTANCE_PROFILE), CALLER + "CreateInstanceProfile"),
                row(call(Operation.CHANGE_PASSWORD), "USER mallory EVIDENCE own password changed"),
                row(call(Operation.ENABLE_MFA_DEVICE, "userName", "eve"), "USER eve EVIDENCE second factor enabled"),
                row(
                        call(Operation.DEACTIVATE_MFA_DEVICE, "userName", "eve"),
                        "USER eve EVIDENCE second factor taken away"),
                row(call(Operation.DELETE_ACCESS_KEY, "userName", "eve"), "USER eve EVIDENCE access key deleted"),
                row(call(Operation.DELETE_LOGIN_PROFILE, "userName", "eve"), "USER eve EVIDENCE password deleted"));
    }

    private static Row row(ApiCall call, String... meanings) {
        return new Row(call, List.of(meanings));
    }

    private static ApiCall inline(Operation operation, String parameter, String name) {
        return allowing(allow("*", "*"), call(operation, parameter, name, "policyName", "i"));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_call_means_this(Row row) {
        assertThat(Step.of(row.call()))
                .extracting(OperationMeaningTest::said)
                .containsExactlyElementsOf(row.meanings());
    }

    @Test
    void every_operation_of_the_table_has_one_row() {
        assertThat(rows().map(row -> Operation.of(row.call()).orElseThrow()))
                .containsExactlyInAnyOrderElementsOf(Arrays.asList(Operation.values()));
    }

    private static String said(Step step) {
        return step.subject().kind() + " " + step.subject().name() + " " + step.stage() + " "
                + step.fact().shown();
    }
}
