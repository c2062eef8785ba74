package dev.latchkey.month;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Calls of IAM on roles and on the providers that they trust. */
interface RoleCalls extends Calls {

    default Hand createRole(String role, String trust) {
        return createRole("/", role, trust);
    }

    /** The answer repeats the trust policy, encoded as in an address. */
    default Hand createRole(String path, String role, String trust) {
        String encoded = URLEncoder.encode(trust, StandardCharsets.UTF_8).replace("+", "%20");
        ObjectNode made = Json.of(
                "path",
                path,
                "roleName",
                role,
                "roleId",
                Ids.of("AROA", arn("role", path + role)),
                "arn",
                arn("role", path + role),
                "createDate",
                createDate(),
                "assumeRolePolicyDocument",
                encoded);
        ObjectNode asked = Json.of("path", path, "roleName", role, "assumeRolePolicyDocument", trust);
        return iam("CreateRole", asked, Json.of("role", made));
    }

    default Hand createServiceLinkedRole(String service, String role) {
        String path = "/aws-service-role/" + service + "/";
        ObjectNode made = Json.of(
                "path", path,
                "roleName", role,
                "roleId", Ids.of("AROA", arn("role", path + role)),
                "arn", arn("role", path + role),
                "createDate", createDate());
        return iam("CreateServiceLinkedRole", Json.of("aWSServiceName", service), Json.of("role", made));
    }

    default Hand updateTrust(String role, String trust) {
        return iam("UpdateAssumeRolePolicy", Json.of("roleName", role, "policyDocument", trust));
    }

    default Hand createSamlProvider(String name) {
        String metadata = "<EntityDescriptor entityID=\"https://idp.example.org/" + name
                + "\" xmlns=\"urn:oasis:names:tc:SAML:2.0:metadata\"/>";
        return iam(
                "CreateSAMLProvider",
                Json.of("name", name, "sAMLMetadataDocument", metadata),
                Json.of("sAMLProviderArn", arn("saml-provider/", name)));
    }

    default Hand createOidcProvider(String url) {
        return iam(
                "CreateOpenIDConnectProvider",
                Json.of("url", "https://" + url, "clientIDList", List.of("sts.amazonaws.com")),
                Json.of("openIDConnectProviderArn", arn("oidc-provider/", url)));
    }

    default Hand deleteRole(String role) {
        return iam("DeleteRole", Json.of("roleName", role));
    }
}
