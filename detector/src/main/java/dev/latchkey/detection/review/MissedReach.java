package dev.latchkey.detection.review;

import dev.latchkey.detection.allowlist.AllowlistEntry;
import dev.latchkey.detection.allowlist.ApprovedBounds;
import dev.latchkey.detection.allowlist.ApprovedPrincipal;
import dev.latchkey.detection.allowlist.Bound;
import dev.latchkey.detection.allowlist.Cover;
import dev.latchkey.detection.call.Network;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.text.PlainText;
import dev.latchkey.detection.text.ShownValues;
import java.util.Optional;
import java.util.stream.Stream;

/** Who made the call, when and where, if an entry is for somebody, some time or somewhere else. */
record MissedReach(AllowlistEntry entry, ApprovedBounds bounds, Step step) {

    static Stream<MissedBound> of(Cover cover) {
        AllowlistEntry entry = cover.entry();
        MissedReach it = new MissedReach(entry, entry.bounds(), cover.step());
        return Stream.of(Bound.values()).filter(cover.missed()::contains).flatMap(bound -> it.of(bound).stream());
    }

    private Optional<MissedBound> of(Bound bound) {
        return switch (bound) {
            case PRINCIPAL -> Optional.of(principal());
            case PEOPLE -> Optional.of(people());
            case EXPIRES -> Optional.of(expires());
            case ACCOUNTS -> Optional.of(accounts());
            case NETWORKS -> Optional.of(networks());
            case VIA_SERVICES -> Optional.of(viaServices());
            case TARGETS -> Optional.of(targets());
            case CALLS, MAX_PRIVILEGE, OUTSIDERS, SELF_SERVICE -> Optional.empty();
        };
    }

    private MissedBound principal() {
        String called = ShownValues.quoted(step.actor().name());
        boolean named = ApprovedPrincipal.isNamed(step.actor());
        return new MissedBound(
                "principal",
                "it is for " + ShownValues.quoted(entry.principal().pattern()) + ", and "
                        + (named ? called + " called" : "the record does not say who called"),
                named ? "an entry of its own for " + called : "nothing: no entry can be for an unknown caller");
    }

    private MissedBound people() {
        String only =
                "it is for the people " + ShownValues.quoted(entry.principal().people());
        return step.actor()
                .person()
                .map(ShownValues::quoted)
                .map(person -> new MissedBound("people", only + ", and " + person + " called", "also " + person))
                .orElseGet(() -> new MissedBound(
                                "people",
                                only + ", and this is no session of Identity Center, whose names alone prove a person",
                                "to be left out")
                        .wide("anybody who acts as the principal is then covered"));
    }

    private MissedBound expires() {
        String end = entry.expires().map(Object::toString).orElse("");
        return new MissedBound(
                "expires",
                "it ended at " + end + ", and the call was at " + step.time(),
                "an end after " + step.time());
    }

    private MissedBound accounts() {
        String account = PlainText.of(step.subject().account());
        return new MissedBound(
                "accounts",
                "it is for " + ShownValues.plain(bounds.accounts()) + ", and the identity lives in " + account,
                "also " + account);
    }

    private MissedBound networks() {
        String address = ShownValues.quoted(step.origin().address());
        String why = "it is for calls from "
                + ShownValues.networks(bounds.networks()).orElse("AWS services alone") + ", and this came from "
                + address;
        return Network.ofSingle(step.origin().address())
                .map(network -> new MissedBound("networks", why, "also " + network))
                .orElseGet(() -> new MissedBound("networks", why, "to be left out, as the record shows no address")
                        .wide("calls from anywhere are then covered"));
    }

    private MissedBound viaServices() {
        String service = PlainText.of(step.origin().address());
        String allowed = bounds.viaServices().isEmpty()
                ? "it names no AWS service"
                : "it is for calls through " + ShownValues.plain(bounds.viaServices());
        return new MissedBound("viaServices", allowed + ", and this came through " + service, "also " + service)
                .wide("whoever may have " + service + " act for the principal is then covered, wherever they sit");
    }

    private MissedBound targets() {
        String target = ShownValues.quoted(step.target());
        return new MissedBound(
                "targets",
                "it is for identities named " + ShownValues.quoted(bounds.targets()) + ", and this is " + target,
                "also " + target);
    }
}
