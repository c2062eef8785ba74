package dev.latchkey.told;

import static dev.latchkey.detection.Calls.answered;
import static dev.latchkey.detection.Calls.arn;
import static dev.latchkey.detection.Calls.call;
import static dev.latchkey.detection.Calls.trusting;

import dev.latchkey.detection.Calls;
import dev.latchkey.detection.Cast;
import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.call.Principal;
import dev.latchkey.detection.step.Operation;
import java.util.List;
import java.util.Optional;

/** What users, roles and root are given and what is taken from them again, as far as IAM would allow it. */
final class Gifts {

    /** Has no part in anything but stopping it. */
    private static final Principal RESPONDER = Cast.user("responder");

    private static final String DENY_ALL = "arn:aws:iam::aws:policy/AWSDenyAll";

    private final Draw draw;
    private int made;

    Gifts(Draw draw) {
        this.draw = draw;
    }

    Optional<ApiCall> of(Holder holder) {
        return holder.role ? ofRole(holder) : ofUser(holder);
    }

    private Optional<ApiCall> ofUser(Holder user) {
        return switch (draw.upTo(12)) {
            case 1, 2, 3 -> key(user, Cast.MALLORY);
            case 4 -> Optional.of(user.passwordSet());
            case 5 ->
                Optional.of(answered(
                        "certificate.certificateId", id("CERT"), user.call(Operation.UPLOAD_SIGNING_CERTIFICATE)));
            case 6 -> Optional.of(user.keyOfService(id("ACCA")));
            case 7 -> user.keys.stream().findFirst().map(user::keyDeleted);
            case 8 ->
                user.keys.stream().findFirst().map(it -> user.switched(it, draw.one(List.of("Active", "Inactive"))));
            case 9 -> stopped(user);
            case 10 -> user.policies.stream().findFirst().map(user::detached);
            default -> attached(user, draw.one(Draw.POLICIES));
        };
    }

    private Optional<ApiCall> stopped(Holder user) {
        Optional<String> key = user.keys.stream().findFirst().filter(it -> draw.upTo(2) == 1);
        return key.map(it -> user.switched(it, "Inactive"))
                .or(() -> attached(user, DENY_ALL))
                .map(it -> Calls.by(RESPONDER, it));
    }

    private Optional<ApiCall> key(Holder user, Principal actor) {
        if (user.keys.size() == 2) {
            return Optional.empty();
        }
        String key = id("AKIA");
        user.keys.add(key);
        return Optional.of(
                Calls.by(actor, answered("accessKey.accessKeyId", key, user.call(Operation.CREATE_ACCESS_KEY))));
    }

    private String id(String kind) {
        return kind + "%09dEXAMPLE".formatted(++made);
    }

    private static Optional<ApiCall> attached(Holder holder, String policy) {
        Operation operation = holder.role ? Operation.ATTACH_ROLE_POLICY : Operation.ATTACH_USER_POLICY;
        return holder.policies.add(policy)
                ? Optional.of(holder.call(operation, "policyArn", policy))
                : Optional.empty();
    }

    private Optional<ApiCall> ofRole(Holder role) {
        String arn = arn("role/" + role.name());
        return switch (draw.upTo(6)) {
            case 1, 2 -> Optional.of(trusting(draw.parties(), role.call(Operation.UPDATE_ASSUME_ROLE_POLICY)));
            case 3 -> Optional.of(Calls.by(Cast.OF_THE_VENDOR, call(Operation.ASSUME_ROLE, "roleArn", arn)));
            case 4 -> Optional.of(call(Operation.CREATE_PROFILE, "roleArns.0", arn));
            default -> attached(role, draw.one(Draw.POLICIES));
        };
    }

    Optional<ApiCall> ofRoot(Holder root) {
        Principal actor = draw.one(Draw.ROOTS);
        return switch (draw.upTo(3)) {
            case 1 -> root.keys.stream().findFirst().map(it -> Calls.by(actor, root.keyDeleted(it)));
            case 2 -> Optional.of(Calls.by(actor, root.passwordSet()));
            default -> key(root, actor);
        };
    }
}
