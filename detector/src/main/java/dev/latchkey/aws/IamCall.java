package dev.latchkey.aws;

import java.util.Arrays;
import java.util.List;

/** Every call that the detector makes of IAM, and on what: the function's rights derive from it. All of them read. */
public enum IamCall {
    GET_POLICY("GetPolicy", "policy"),
    GET_POLICY_VERSION("GetPolicyVersion", "policy"),
    LIST_ENTITIES_FOR_POLICY("ListEntitiesForPolicy", "policy"),
    GET_GROUP("GetGroup", "group"),
    LIST_ATTACHED_GROUP_POLICIES("ListAttachedGroupPolicies", "group"),
    LIST_GROUP_POLICIES("ListGroupPolicies", "group"),
    GET_GROUP_POLICY("GetGroupPolicy", "group"),
    GET_ROLE("GetRole", "role"),
    LIST_ATTACHED_ROLE_POLICIES("ListAttachedRolePolicies", "role"),
    LIST_ROLE_POLICIES("ListRolePolicies", "role"),
    GET_ROLE_POLICY("GetRolePolicy", "role"),
    GET_USER("GetUser", "user"),
    LIST_ATTACHED_USER_POLICIES("ListAttachedUserPolicies", "user"),
    LIST_USER_POLICIES("ListUserPolicies", "user"),
    GET_USER_POLICY("GetUserPolicy", "user"),
    LIST_GROUPS_FOR_USER("ListGroupsForUser", "user"),
    LIST_ACCESS_KEYS("ListAccessKeys", "user"),
    GET_ACCESS_KEY_LAST_USED("GetAccessKeyLastUsed", "user");

    private final String operation;
    private final String kind;

    IamCall(String operation, String kind) {
        this.operation = operation;
        this.kind = kind;
    }

    String operation() {
        return operation;
    }

    /** The kinds of resources that are asked about, as they stand in an ARN. */
    public static List<String> kinds() {
        return Arrays.stream(values()).map(call -> call.kind).distinct().toList();
    }

    /** As a policy names them. */
    public static List<String> actionsOn(String kind) {
        return Arrays.stream(values())
                .filter(call -> call.kind.equals(kind))
                .map(call -> "iam:" + call.operation)
                .toList();
    }
}
