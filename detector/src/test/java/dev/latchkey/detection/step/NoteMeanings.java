package dev.latchkey.detection.step;

import static dev.latchkey.detection.Calls.answered;
import static dev.latchkey.detection.Calls.call;
import static dev.latchkey.detection.step.MeaningRow.row;

import java.util.stream.Stream;

/** What is only noted: of providers, of the caller, and of second factors and credentials that go. */
final class NoteMeanings {

    private static final String CALLER = "CALLER arn:aws:iam::111122223333:user/mallory EVIDENCE ";

    private NoteMeanings() {}

    static Stream<MeaningRow> rows() {
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
                row(
                        call(Operation.DELETE_ACCESS_KEY, "userName", "eve", "accessKeyId", "AKIAIOSFODNN7EXAMPLE"),
                        "USER eve EVIDENCE access key AKIAIOSFODNN7EXAMPLE deleted"),
                row(call(Operation.DELETE_LOGIN_PROFILE, "userName", "eve"), "USER eve EVIDENCE password deleted"));
    }
}
