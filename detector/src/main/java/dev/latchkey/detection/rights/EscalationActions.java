package dev.latchkey.detection.rights;

import dev.latchkey.detection.call.PolicyDocument.Statement;
import dev.latchkey.detection.subject.Subject.Kind;
import java.util.List;
import java.util.Map;

/**
 * The actions with which an identity makes itself an administrator.
 *
 * <p>Compiled from the public lists of Rhino Security Labs (AWS-IAM-Privilege-Escalation) and Datadog
 * (pathfinding.cloud).
 */
final class EscalationActions {

    /** Each is enough by itself, if it may be done to identities of any name. */
    static final List<String> ON_ANY_IDENTITY = List.of(
            "iam:AttachUserPolicy",
            "iam:AttachRolePolicy",
            "iam:AttachGroupPolicy",
            "iam:PutUserPolicy",
            "iam:PutRolePolicy",
            "iam:PutGroupPolicy",
            "iam:AddUserToGroup",
            "iam:CreatePolicyVersion",
            "iam:SetDefaultPolicyVersion",
            "iam:CreateAccessKey",
            "iam:CreateLoginProfile",
            "iam:UpdateLoginProfile",
            "iam:UpdateAssumeRolePolicy");

    /** Each lets people in who are kept elsewhere, if it may be done to whatever begins so. */
    static final Map<String, List<String>> ON_ANYTHING_THAT_LETS_IN = Map.of(
            // Of account access manager, which has one in each instance of Identity Center, in whatever region.
            "arn:%s:account-access:any-9f2c41-1:%s:application/", List.of("account-access:CreateEntitlement"),
            "arn:%s:iam::%s:saml-provider/", List.of("iam:UpdateSAMLProvider"),
            "arn:%s:identitystore:::group/", List.of("identitystore:CreateGroupMembership"),
            "arn:%s:sso-directory:::",
                    List.of(
                            "sso-directory:AddMemberToGroup",
                            "sso-directory:CreateBearerToken",
                            "sso-directory:CreateExternalIdPConfigurationForDirectory",
                            "sso-directory:ImportExternalIdPCertificate",
                            "sso-directory:UpdateExternalIdPConfigurationForDirectory",
                            "sso-directory:UpdatePassword"),
            "arn:%s:sso:::permissionSet/",
                    List.of(
                            "sso:AttachCustomerManagedPolicyReferenceToPermissionSet",
                            "sso:AttachManagedPolicyToPermissionSet",
                            "sso:CreateAccountAssignment",
                            "sso:PutInlinePolicyToPermissionSet",
                            "sso:PutPermissionsPolicy"));

    /** Enough even if it may be done to oneself only; a key of one's own would be no gain. */
    private static final Map<Kind, List<String>> ON_ONESELF = Map.of(
            Kind.USER, List.of("iam:AttachUserPolicy", "iam:PutUserPolicy"),
            Kind.ROLE, List.of("iam:AttachRolePolicy", "iam:PutRolePolicy"),
            Kind.GROUP, List.of("iam:AttachGroupPolicy", "iam:PutGroupPolicy"),
            Kind.POLICY, List.of("iam:CreatePolicyVersion", "iam:SetDefaultPolicyVersion"));

    /** Whoever may do it to himself is held by his boundary no longer than he likes. */
    private static final Map<Kind, List<String>> UNBINDING = Map.of(
            Kind.USER, List.of("iam:DeleteUserPermissionsBoundary", "iam:PutUserPermissionsBoundary"),
            Kind.ROLE, List.of("iam:DeleteRolePermissionsBoundary", "iam:PutRolePermissionsBoundary"));

    private EscalationActions() {}

    /** By what kind of thing holds the document that allows it. */
    static List<String> onOneself(Kind holder) {
        return ON_ONESELF.getOrDefault(holder, List.of());
    }

    /** Whether it is enough for whoever holds it, if it reaches him at all. */
    static boolean isAnyOnOneself(Statement it) {
        return ON_ONESELF.values().stream().flatMap(List::stream).anyMatch(it::allowsAction);
    }

    /** By what kind of identity is bounded. */
    static List<String> unbinding(Kind bearer) {
        return UNBINDING.getOrDefault(bearer, List.of());
    }
}
