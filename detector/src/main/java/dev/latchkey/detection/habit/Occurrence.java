package dev.latchkey.detection.habit;

import dev.latchkey.detection.allowlist.ApprovedBounds;
import dev.latchkey.detection.call.Network;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Fact;
import dev.latchkey.detection.step.Stage;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.verdict.SelfService;
import dev.latchkey.detection.verdict.Stretch;
import dev.latchkey.detection.verdict.Verdict;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** One chain as an example of what its provisioner does. */
record Occurrence(Provisioner by, Verdict verdict) {

    static final Comparator<Occurrence> IN_TIME = Comparator.<Occurrence, Step>comparing(
                    it -> it.stretch().anchor(), Step.IN_EVENT_TIME)
            .thenComparing(it -> it.stretch().anchor().eventId());

    Stretch stretch() {
        return verdict.stretch();
    }

    LocalDate day() {
        return LocalDate.ofInstant(stretch().anchor().time(), ZoneOffset.UTC);
    }

    /** Folded, as IAM compares names. */
    String name() {
        return stretch().anchor().target().toLowerCase(Locale.ROOT);
    }

    Set<Network> addresses() {
        return stretch().steps().stream()
                .flatMap(step -> address(step).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** From where it was done. */
    Set<Need> places(Map<Network, Network> networks) {
        Set<Need> places = new TreeSet<>();
        addresses().stream()
                .map(address -> networks.getOrDefault(address, address))
                .forEach(network -> places.add(new Need(Need.Kind.NETWORK, network.toString())));
        stretch().steps().stream()
                .flatMap(step -> step.origin().service().stream())
                .forEach(service -> places.add(new Need(Need.Kind.SERVICE, service)));
        return places;
    }

    /** What of it an entry must name. */
    Set<Need> deeds() {
        Set<Need> deeds = new TreeSet<>();
        for (Step step : stretch().steps()) {
            String operation = step.operation().eventName();
            if (SelfService.ofOneMadeByAnother(stretch()).equals(Optional.of(step))) {
                deeds.add(new Need(Need.Kind.SELF_SERVICE, operation));
            } else if (!by.makesRoles() || !isEveryday(step)) {
                deeds.add(new Need(Need.Kind.OPERATION, operation));
            }
            level(step)
                    .filter(Level::isPowerful)
                    .ifPresent(level -> deeds.add(new Need(Need.Kind.RIGHTS, level.name())));
        }
        return deeds;
    }

    static Optional<Network> address(Step step) {
        return step.origin().service().isPresent()
                ? Optional.empty()
                : Network.ofSingle(step.origin().address());
    }

    /** What an entry that names no calls covers: to name CreateRole would let any outsider be trusted. */
    static boolean isEveryday(Step step) {
        boolean little = level(step).filter(level -> level == Level.LIMITED).isPresent();
        return step.stage() == Stage.CREATION || little || ApprovedBounds.isEverydayDoor(step);
    }

    static Optional<Level> level(Step step) {
        return step.fact() instanceof Fact.Granted granted
                ? Optional.of(granted.privilege().level())
                : Optional.empty();
    }
}
