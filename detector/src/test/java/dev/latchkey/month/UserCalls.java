package dev.latchkey.month;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Calls of IAM on users, their groups and their credentials. */
interface UserCalls extends Calls {

    default Hand createUser(String user) {
        ObjectNode made = Json.of(
                "path", "/",
                "userName", user,
                "userId", Ids.of("AIDA", caller().account() + user),
                "arn", arn("user/", user),
                "createDate", createDate());
        return iam("CreateUser", Json.of("userName", user), Json.of("user", made));
    }

    default Hand createGroup(String group) {
        ObjectNode made = Json.of(
                "path", "/",
                "groupName", group,
                "groupId", Ids.of("AGPA", caller().account() + group),
                "arn", arn("group/", group),
                "createDate", createDate());
        return iam("CreateGroup", Json.of("groupName", group), Json.of("group", made));
    }

    default Hand addUserToGroup(String user, String group) {
        return iam("AddUserToGroup", Json.of("userName", user, "groupName", group));
    }

    default Hand createAccessKey(String user) {
        return iam("CreateAccessKey", Json.of("userName", user), accessKey(user));
    }

    default Hand createOwnAccessKey() {
        return iam("CreateAccessKey", Json.NOTHING, accessKey(caller().name()));
    }

    default ObjectNode accessKey(String user) {
        ObjectNode made =
                Json.of("accessKeyId", nextKey(user), "status", "Active", "userName", user, "createDate", createDate());
        return Json.of("accessKey", made);
    }

    /** The key that the next call would make. */
    default String nextKey(String user) {
        return Ids.of("AKIA", user + now());
    }

    default Hand updateAccessKey(String user, String key, String status) {
        return iam("UpdateAccessKey", Json.of("userName", user, "accessKeyId", key, "status", status));
    }

    default Hand deleteAccessKey(String user, String key) {
        return iam("DeleteAccessKey", Json.of("userName", user, "accessKeyId", key));
    }

    default Hand createLoginProfile(String user) {
        ObjectNode made = Json.of("userName", user, "createDate", createDate(), "passwordResetRequired", true);
        ObjectNode asked = Json.of("userName", user, "passwordResetRequired", true);
        return iam("CreateLoginProfile", asked, Json.of("loginProfile", made));
    }

    default Hand createServiceCredential(String user, String service) {
        ObjectNode made = Json.of(
                "createDate",
                createDate(),
                "serviceName",
                service,
                "serviceCredentialAlias",
                user + "-at-" + caller().account(),
                "serviceSpecificCredentialId",
                Ids.of("ACCA", user),
                "userName",
                user,
                "status",
                "Active");
        ObjectNode asked = Json.of("userName", user, "serviceName", service, "credentialAgeDays", 30);
        return iam("CreateServiceSpecificCredential", asked, Json.of("serviceSpecificCredential", made));
    }

    default Hand deleteUser(String user) {
        return iam("DeleteUser", Json.of("userName", user));
    }
}
