package dev.latchkey.detection.chain;

import static dev.latchkey.detection.Calls.call;

import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.step.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Calls that make, rename, arm and delete users and groups. */
final class Renames {

    static final String HIGH = "NEW_USER_POWERFUL_KEYED HIGH";
    private static final String ADMIN = "arn:aws:iam::aws:policy/AdministratorAccess";

    private Renames() {}

    static ApiCall created(String name) {
        return call(Operation.CREATE_USER, "userName", name);
    }

    static ApiCall deleted(String name) {
        return call(Operation.DELETE_USER, "userName", name);
    }

    static ApiCall admin(String name) {
        return call(Operation.ATTACH_USER_POLICY, "userName", name, "policyArn", ADMIN);
    }

    static ApiCall key(String name) {
        return call(Operation.CREATE_ACCESS_KEY, "userName", name);
    }

    static ApiCall renamed(String from, String to) {
        return call(Operation.UPDATE_USER, "userName", from, "newUserName", to);
    }

    static ApiCall joined(String name, String group) {
        return call(Operation.ADD_USER_TO_GROUP, "userName", name, "groupName", group);
    }

    static ApiCall groupAdmin(String name) {
        return call(Operation.ATTACH_GROUP_POLICY, "groupName", name, "policyArn", ADMIN);
    }

    static ApiCall groupRenamed(String from, String to) {
        return call(Operation.UPDATE_GROUP, "groupName", from, "newGroupName", to);
    }

    /** Runs the check with the calls in each order, and so with each order of event IDs. */
    static void inEveryOrder(List<ApiCall> calls, Consumer<ApiCall[]> check) {
        orders(calls).forEach(order -> check.accept(order.toArray(ApiCall[]::new)));
    }

    private static List<List<ApiCall>> orders(List<ApiCall> calls) {
        if (calls.isEmpty()) {
            return List.of(List.of());
        }
        List<List<ApiCall>> orders = new ArrayList<>();
        for (int first = 0; first < calls.size(); first++) {
            List<ApiCall> others = new ArrayList<>(calls);
            ApiCall at = others.remove(first);
            for (List<ApiCall> rest : orders(others)) {
                List<ApiCall> order = new ArrayList<>(List.of(at));
                order.addAll(rest);
                orders.add(order);
            }
        }
        return orders;
    }
}
