package dev.latchkey.month;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Calls of IAM on policies. */
interface PolicyCalls extends Calls {

    String AWS = "arn:aws:iam::aws:policy/";

    default Hand attachUserPolicy(String user, String policyArn) {
        return iam("AttachUserPolicy", Json.of("userName", user, "policyArn", policyArn));
    }

    default Hand detachUserPolicy(String user, String policyArn) {
        return iam("DetachUserPolicy", Json.of("userName", user, "policyArn", policyArn));
    }

    default Hand putUserPolicy(String user, String policy, String document) {
        return iam("PutUserPolicy", Json.of("userName", user, "policyName", policy, "policyDocument", document));
    }

    default Hand deleteUserPolicy(String user, String policy) {
        return iam("DeleteUserPolicy", Json.of("userName", user, "policyName", policy));
    }

    default Hand attachGroupPolicy(String group, String policyArn) {
        return iam("AttachGroupPolicy", Json.of("groupName", group, "policyArn", policyArn));
    }

    default Hand attachRolePolicy(String role, String policyArn) {
        return iam("AttachRolePolicy", Json.of("roleName", role, "policyArn", policyArn));
    }

    default Hand putRolePolicy(String role, String policy, String document) {
        return iam("PutRolePolicy", Json.of("roleName", role, "policyName", policy, "policyDocument", document));
    }

    default Hand createPolicy(String policy, String document) {
        ObjectNode made = Json.of(
                "policyName",
                policy,
                "policyId",
                Ids.of("ANPA", caller().account() + policy),
                "arn",
                arn("policy/", policy),
                "path",
                "/",
                "defaultVersionId",
                "v1",
                "attachmentCount",
                0,
                "isAttachable",
                true,
                "createDate",
                createDate());
        ObjectNode asked = Json.of("policyName", policy, "policyDocument", document);
        return iam("CreatePolicy", asked, Json.of("policy", made));
    }

    default Hand createPolicyVersion(String policy, String document) {
        ObjectNode made = Json.of("versionId", "v2", "isDefaultVersion", true, "createDate", createDate());
        ObjectNode asked =
                Json.of("policyArn", arn("policy/", policy), "policyDocument", document, "setAsDefault", true);
        return iam("CreatePolicyVersion", asked, Json.of("policyVersion", made));
    }
}
