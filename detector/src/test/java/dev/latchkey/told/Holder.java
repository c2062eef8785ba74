package dev.latchkey.told;

import dev.latchkey.detection.Calls;
import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.step.Operation;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A user, a role or root as IAM has it, so that nothing is done to it that IAM would refuse. */
final class Holder {

    final boolean role;
    final Instant created;
    final Set<String> keys = new LinkedHashSet<>();
    final Set<String> policies = new LinkedHashSet<>();
    private final Set<String> inactive = new HashSet<>();
    private String name;
    private boolean password;
    private boolean leaving;
    private boolean gone;

    Holder(String name, boolean role, Instant created) {
        this.name = name;
        this.role = role;
        this.created = created;
    }

    /** By which it is known at last. */
    String name() {
        return name;
    }

    boolean is(String other, boolean isRole) {
        return role == isRole && name.equalsIgnoreCase(other);
    }

    boolean isGone() {
        return gone;
    }

    boolean isLeaving() {
        return leaving;
    }

    void leave() {
        leaving = true;
    }

    /** Root is never named. */
    ApiCall call(Operation operation, String... more) {
        if (name.equals("root")) {
            return Calls.call(operation, more);
        }
        String[] request = new String[more.length + 2];
        request[0] = role ? "roleName" : "userName";
        request[1] = name;
        System.arraycopy(more, 0, request, 2, more.length);
        return Calls.call(operation, request);
    }

    ApiCall renamed(String other) {
        ApiCall call = call(Operation.UPDATE_USER, "newUserName", other);
        name = other;
        return call;
    }

    ApiCall passwordSet() {
        Operation operation = password ? Operation.UPDATE_LOGIN_PROFILE : Operation.CREATE_LOGIN_PROFILE;
        password = true;
        return call(operation);
    }

    ApiCall detached(String policy) {
        policies.remove(policy);
        return call(role ? Operation.DETACH_ROLE_POLICY : Operation.DETACH_USER_POLICY, "policyArn", policy);
    }

    String status(String key) {
        return inactive.contains(key) ? "Inactive" : "Active";
    }

    ApiCall switched(String key, String status) {
        if (status.equals("Active")) {
            inactive.remove(key);
        } else {
            inactive.add(key);
        }
        return call(Operation.UPDATE_ACCESS_KEY, "accessKeyId", key, "status", status);
    }

    ApiCall keyOfService(String id) {
        String answer = "serviceSpecificCredential.";
        return Calls.answered(
                answer + "serviceSpecificCredentialId",
                id,
                Calls.answered(
                        answer + "serviceName",
                        "bedrock.amazonaws.com",
                        call(Operation.CREATE_SERVICE_SPECIFIC_CREDENTIAL)));
    }

    ApiCall keyDeleted(String key) {
        keys.remove(key);
        return call(Operation.DELETE_ACCESS_KEY, "accessKeyId", key);
    }

    /** IAM deletes nobody who still has something. */
    ApiCall nextToLeave() {
        List<Optional<ApiCall>> left = List.of(
                keys.stream().findFirst().map(this::keyDeleted),
                policies.stream().findFirst().map(this::detached));
        return left.stream().flatMap(Optional::stream).findFirst().orElseGet(this::last);
    }

    private ApiCall last() {
        if (password) {
            password = false;
            return call(Operation.DELETE_LOGIN_PROFILE);
        }
        gone = true;
        return call(role ? Operation.DELETE_ROLE : Operation.DELETE_USER);
    }
}
