package dev.latchkey.detection.review;

import dev.latchkey.detection.allowlist.AllowlistEntry;
import dev.latchkey.detection.allowlist.ApprovedBounds;
import dev.latchkey.detection.allowlist.EntryContainment;
import dev.latchkey.detection.allowlist.MaxPrivilege;
import dev.latchkey.detection.allowlist.WrittenEntry;
import dev.latchkey.detection.step.Stage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Holds an entry against what it covered: which of its bounds are wider, each tried by itself. */
public final class Narrowings {

    private final EntryUse use;
    private final AllowlistEntry entry;
    private final ApprovedBounds bounds;
    private final SeenValues seen;

    /** Without what identities made for themselves, which is bound neither by principal nor by call. */
    private final SeenValues own;

    private final List<Narrowing> found = new ArrayList<>();

    private Narrowings(EntryUse use) {
        this.use = use;
        this.entry = use.entry();
        this.bounds = entry.bounds();
        this.seen = new SeenValues(use.steps());
        this.own = new SeenValues(use.steps().stream().filter(entry::covers).toList());
    }

    /** None for an entry that approved nothing: what was seen says nothing then. */
    public static List<Narrowing> of(EntryUse use) {
        Narrowings narrowings = new Narrowings(use);
        if (!use.approved().isEmpty()) {
            narrowings.find();
        }
        return List.copyOf(narrowings.found);
    }

    private void find() {
        privileges();
        if (bounds.selfService()) {
            add("selfService", Set.of("true"), Set.of("false"), Map.of("selfService", "false"));
        }
        boolean glob = entry.principal().pattern().matches("(?s).*[*?].*");
        if (glob && own.principals().size() == 1) {
            String only = own.principals().iterator().next();
            add("principal", Set.of(entry.principal().pattern()), Set.of(only), Map.of("principal", only));
        }
        narrow("people", entry.principal().people(), own.people());
        narrow("accounts", bounds.accounts(), seen.accounts());
        narrow("targets", bounds.targets(), seen.targets());
        origins();
        calls();
    }

    private void privileges() {
        for (MaxPrivilege lower : List.of(MaxPrivilege.ESCALATION, MaxPrivilege.LIMITED)) {
            if (lower.compareTo(bounds.maxPrivilege()) < 0) {
                String before = bounds.maxPrivilege().name();
                add("maxPrivilege", Set.of(before), Set.of(lower.name()), Map.of("maxPrivilege", lower.name()));
            }
        }
    }

    /** Networks and services are one bound: with either given, nothing of the other is taken that is not named. */
    private void origins() {
        Set<String> networks = seen.networks();
        Collection<String> before = texts(bounds.networks());
        if (!networks.isEmpty() && !Set.copyOf(before).equals(networks)) {
            Map<String, Object> change = new HashMap<>(Map.of("networks", List.copyOf(networks)));
            if (bounds.isFromAnywhere() && !seen.services().isEmpty()) {
                change.put("viaServices", List.copyOf(seen.services()));
            }
            add("networks", before, networks, change);
        }
        boolean stays = !seen.services().isEmpty() || !bounds.networks().isEmpty();
        boolean fewer = !bounds.viaServices().isEmpty() && !bounds.viaServices().equals(seen.services());
        if (fewer && stays) {
            add("viaServices", bounds.viaServices(), seen.services(), Map.of("viaServices", seen.services()));
        }
    }

    private void calls() {
        Set<String> calls = own.operations();
        if (!calls.isEmpty() && bounds.namesCalls() && !bounds.operations().equals(calls)) {
            Collection<String> before = bounds.stages().isEmpty()
                    ? bounds.operations()
                    : bounds.stages().stream().map(Stage::name).toList();
            add("operations", before, calls, Map.of("stages", Set.of(), "operations", calls));
        }
    }

    private void narrow(String attribute, Set<String> before, Set<String> after) {
        if (!after.isEmpty() && !after.equals(before)) {
            add(attribute, before, after, Map.of(attribute, after));
        }
    }

    /** Only what is narrower for sure: to name calls, for one, lets in more than to name none. */
    private void add(String attribute, Collection<String> before, Collection<String> after, Map<String, ?> change) {
        changed(change)
                .filter(narrower -> new EntryContainment(entry, narrower).holds())
                .map(narrower -> new Narrowing(attribute, before, after, use.lost(narrower)))
                .ifPresent(found::add);
    }

    /** Empty if what was seen cannot stand in an entry: anybody may have chosen it. */
    private Optional<AllowlistEntry> changed(Map<String, ?> change) {
        Map<String, Object> attributes = WrittenEntry.of(entry);
        attributes.putAll(change);
        attributes.values().removeIf(value -> value instanceof Collection<?> texts && texts.isEmpty());
        try {
            return Optional.of(AllowlistEntry.of(attributes));
        } catch (IllegalArgumentException notInAnEntry) {
            return Optional.empty();
        }
    }

    private static List<String> texts(Collection<?> values) {
        return Stream.of(values)
                .flatMap(Collection::stream)
                .map(String::valueOf)
                .toList();
    }
}
