package dev.latchkey.detection.chain;

import dev.latchkey.detection.call.ApiCall;
import java.util.function.Function;

/** Whom a call is done to. */
enum Target {
    USER(call -> user(call, call.required("userName"))),
    ROLE(call -> {
        String name = call.required("roleName");
        return new Named(new Subject.Role(call.partition(), call.account(), name), name);
    }),
    /** Without a user name in the request the call is for oneself: the answer names the user, or the caller is root. */
    USER_OR_ONESELF(Target::userOrOneself);

    /** @param name as AWS wrote it */
    record Named(Subject subject, String name) {}

    private final Function<ApiCall, Named> reading;

    Target(Function<ApiCall, Named> reading) {
        this.reading = reading;
    }

    Named of(ApiCall call) {
        return reading.apply(call);
    }

    private static Named userOrOneself(ApiCall call) {
        if (call.actor().isRoot() && call.request("userName").isEmpty()) {
            return new Named(new Subject.Root(call.partition(), call.account()), "root");
        }
        return user(
                call,
                call.request("userName")
                        .or(() -> call.response("accessKey.userName"))
                        .or(() -> call.actor().userName())
                        .orElseGet(() -> call.required("userName")));
    }

    private static Named user(ApiCall call, String name) {
        return new Named(new Subject.User(call.partition(), call.account(), name), name);
    }
}
