package dev.latchkey.told;

import static dev.latchkey.detection.Calls.answered;
import static dev.latchkey.detection.Calls.call;
import static dev.latchkey.detection.Calls.trusting;

import dev.latchkey.detection.Calls;
import dev.latchkey.detection.Cast;
import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.call.Principal;
import dev.latchkey.detection.step.Operation;
import java.time.Duration;
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

    /**
     * @param doneTo whom each call was for, by its eventID; for those that are for one alone
     * @param holders all that IAM ever had, as it has them at last
     */
    record Happened(List<ApiCall> calls, Map<String, Holder> doneTo, List<Holder> holders) {}

    private static final int MOST = 24;
    private static final int FLOOD = 400;
    private static final Instant LONG_AGO = Cast.NOON.minus(Duration.ofDays(40));

    private final Draw draw;
    private final Gifts gifts;
    private final List<Holder> holders = new ArrayList<>();
    private final Holder root = new Holder("root", false, LONG_AGO);
    private final List<ApiCall> calls = new ArrayList<>();
    private final Map<String, Holder> doneTo = new HashMap<>();
    private final Draw.Crew crew;
    private Instant now = Cast.NOON;

    private Happenings(Random random) {
        draw = new Draw(random);
        gifts = new Gifts(draw);
        crew = draw.crew();
    }

    static Arbitrary<Happened> any() {
        return Arbitraries.randomValue(random -> new Happenings(random).happened(MOST));
    }

    /** Of so many calls that no form has room for all. */
    static Arbitrary<Happened> floods() {
        return Arbitraries.randomValue(random -> new Happenings(random).happened(FLOOD));
    }

    private Happened happened(int upTo) {
        draw.some(List.of("alpha", "Beta")).forEach(name -> holders.add(new Holder(name, false, LONG_AGO)));
        int most = draw.upTo(upTo);
        while (calls.size() < most) {
            now = now.plusSeconds(draw.one(crew.paces()));
            next();
        }
        return new Happened(calls, doneTo, holders);
    }

    private void next() {
        switch (draw.upTo(10)) {
            case 1, 2 -> make();
            case 3 -> gifts.ofRoot(root).ifPresent(it -> done(it, root));
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
            Holder holder = new Holder(name, role, now.plusSeconds(1));
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
        } else if (!holder.role && draw.upTo(12) == 1) {
            rename(holder);
        } else {
            gifts.of(holder).ifPresent(it -> done(it, holder));
        }
    }

    private void rename(Holder user) {
        String other = draw.one(Draw.USERS);
        if (there().noneMatch(it -> it.is(other, false))) {
            turn(user.renamed(other), user);
        }
    }

    /** Of the callers, and of what they hide. */
    private void around() {
        switch (draw.upTo(4)) {
            case 1 ->
                turn(call(Operation.CREATE_USER, "userName", "mallory-" + calls.size()), new Holder("m", false, now));
            case 2 -> done(Calls.omitted(call(Operation.CREATE_USER)));
            case 3 -> done(Calls.failed("AccessDenied", call(Operation.CREATE_USER, "userName", "alpha")));
            default -> done(answered("sAMLProviderArn", Draw.SAML, call(Operation.UPDATE_SAML_PROVIDER)));
        }
    }
}
