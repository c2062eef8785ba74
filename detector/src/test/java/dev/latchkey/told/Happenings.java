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
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** What a few callers do to a few users and roles and to root, call by call, each of which IAM would allow. */
final class Happenings {

    /** @param doneTo whom each call was for, by its eventID; for those that are for one alone */
    record Happened(List<ApiCall> calls, Map<String, Holder> doneTo) {}

    private static final int MOST = 24;

    private final Draw draw;
    private final List<Holder> holders = new ArrayList<>();
    private final Holder root = new Holder("root", false);
    private final List<ApiCall> calls = new ArrayList<>();
    private final Map<String, Holder> doneTo = new HashMap<>();
    private final Draw.Crew crew;
    private Instant now = Cast.NOON;
    private int made;

    private Happenings(Random random) {
        draw = new Draw(random);
        crew = draw.crew();
    }

    static Arbitrary<Happened> any() {
        return Arbitraries.randomValue(random -> new Happenings(random).happened());
    }

    private Happened happened() {
        draw.some(List.of("alpha", "Beta")).forEach(name -> holders.add(new Holder(name, false)));
        int most = draw.upTo(MOST);
        while (calls.size() < most) {
            now = now.plusSeconds(draw.one(crew.paces()));
            next();
        }
        return new Happened(calls, doneTo);
    }

    private void next() {
        switch (draw.upTo(10)) {
            case 1, 2 -> make();
            case 3 -> ofRoot();
            case 4 -> around();
            default -> there().skip(draw.upTo(3) - 1).findFirst().ifPresent(this::give);
        }
    }

    private Stream<Holder> there() {
        return holders.stream().filter(it -> !it.isGone());
    }

    /** Of one second in which a name changes hands nobody could say who bore it when. */
    private void turn(ApiCall call, Holder of) {
        now = now.plusSeconds(1);
        done(call, of);
        now = now.plusSeconds(1);
    }

    private void done(ApiCall call, Holder of) {
        doneTo.put(id(), of);
        done(call);
    }

    private void done(ApiCall call) {
        Principal actor = call.actor().equals(Cast.MALLORY) ? draw.one(crew.actors()) : call.actor();
        ApiCall made = Calls.by(actor, Calls.at(id(), now, call));
        calls.add(Draw.from(draw.one(crew.origins()), made));
    }

    private String id() {
        return "e-%03d".formatted(calls.size());
    }

    private void make() {
        boolean role = draw.upTo(2) == 1;
        String name = draw.one(role ? Draw.ROLES : Draw.USERS);
        if (there().noneMatch(it -> it.is(name, role))) {
            Holder holder = new Holder(name, role);
            holders.add(holder);
            turn(
                    role
                            ? trusting(draw.parties(), holder.call(Operation.CREATE_ROLE))
                            : holder.call(Operation.CREATE_USER),
                    holder);
        }
    }

    private void give(Holder holder) {
        if (holder.isLeaving() || draw.upTo(20) == 1) {
            holder.leave();
            turn(holder.nextToLeave(), holder);
        } else if (holder.role) {
            giveRole(holder);
        } else {
            giveUser(holder);
        }
    }

    private void giveUser(Holder user) {
        switch (draw.upTo(11)) {
            case 1, 2, 3 -> key(user, Cast.MALLORY);
            case 4 -> done(user.passwordSet(), user);
            case 5 ->
                done(
                        answered(
                                "certificate.certificateId",
                                id("CERT"),
                                user.call(Operation.UPLOAD_SIGNING_CERTIFICATE)),
                        user);
            case 6 -> done(user.keyOfService(id("ACCA")), user);
            case 7 -> rename(user);
            case 8 -> user.keys.stream().findFirst().ifPresent(it -> done(user.keyDeleted(it), user));
            case 9 ->
                user.keys.stream()
                        .findFirst()
                        .ifPresent(it -> done(user.switched(it, draw.one(List.of("Active", "Inactive"))), user));
            default -> attach(user, Operation.ATTACH_USER_POLICY);
        }
    }

    private void rename(Holder user) {
        String other = draw.one(Draw.USERS);
        if (there().noneMatch(it -> it.is(other, false))) {
            turn(user.renamed(other), user);
        }
    }

    private void key(Holder user, Principal actor) {
        if (user.keys.size() < 2) {
            String key = id("AKIA");
            user.keys.add(key);
            ApiCall made = user.call(Operation.CREATE_ACCESS_KEY);
            done(Calls.by(actor, answered("accessKey.accessKeyId", key, made)), user);
        }
    }

    private String id(String kind) {
        return kind + "%09dEXAMPLE".formatted(++made);
    }

    private void attach(Holder holder, Operation operation) {
        String policy = draw.one(Draw.POLICIES);
        if (holder.policies.add(policy)) {
            done(holder.call(operation, "policyArn", policy), holder);
        }
    }

    private void giveRole(Holder role) {
        switch (draw.upTo(6)) {
            case 1, 2 -> done(trusting(draw.parties(), role.call(Operation.UPDATE_ASSUME_ROLE_POLICY)), role);
            case 3 ->
                done(
                        Calls.by(
                                Cast.OF_THE_VENDOR, call(Operation.ASSUME_ROLE, "roleArn", arn("role/" + role.name()))),
                        role);
            case 4 -> done(call(Operation.CREATE_PROFILE, "roleArns.0", arn("role/" + role.name())), role);
            default -> attach(role, Operation.ATTACH_ROLE_POLICY);
        }
    }

    private void ofRoot() {
        Principal actor = draw.one(Draw.ROOTS);
        switch (draw.upTo(3)) {
            case 1 -> root.keys.stream().findFirst().ifPresent(it -> done(Calls.by(actor, root.keyDeleted(it)), root));
            case 2 -> done(Calls.by(actor, root.passwordSet()), root);
            default -> key(root, actor);
        }
    }

    /** Of the callers, and of what they hide. */
    private void around() {
        switch (draw.upTo(4)) {
            case 1 -> turn(call(Operation.CREATE_USER, "userName", "mallory-" + calls.size()), new Holder("m", false));
            case 2 -> done(Calls.omitted(call(Operation.CREATE_USER)));
            case 3 -> done(Calls.failed("AccessDenied", call(Operation.CREATE_USER, "userName", "alpha")));
            default -> done(answered("sAMLProviderArn", Draw.SAML, call(Operation.UPDATE_SAML_PROVIDER)));
        }
    }
}
