package dev.latchkey.detection.oracle;

import static dev.latchkey.detection.Cast.NEW_USER;
import static dev.latchkey.detection.Cast.NOON;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.call.Principal;
import dev.latchkey.detection.rights.Privilege;
import dev.latchkey.detection.rights.Privilege.Half;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Fact;
import dev.latchkey.detection.step.Step;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Where chance comes too seldom: halves of two provisioners and keys of one's own, one bound beside the edge. */
final class CloseApprovals {

    private static final Principal ONESELF = Cast.user("backup-svc");

    private CloseApprovals() {}

    static Arbitrary<List<Step>> histories() {
        return step().list().ofMinSize(1).ofMaxSize(3).map(more -> {
            Step creation = Cast.by(Cast.TERRAFORM, Cast.created(NEW_USER, "e-0", NOON));
            Stream<Step> later = IntStream.range(0, more.size()).mapToObj(at -> named(more.get(at), "e-" + (at + 1)));
            return Stream.concat(Stream.of(creation), later).toList();
        });
    }

    private static Arbitrary<Step> step() {
        List<Fact> facts = List.of(
                new Fact.Granted("policy", new Privilege(Level.LIMITED, Set.of(Half.PASSES_ROLE), "passes")),
                new Fact.Granted("policy", new Privilege(Level.LIMITED, Set.of(Half.RUNS_SOMETHING), "runs")),
                new Fact.CredentialMade("access key", "AKIAEXAMPLE"));
        return Combinators.combine(
                        Arbitraries.of(facts),
                        Arbitraries.of(Cast.TERRAFORM, Cast.MALLORY),
                        Arbitraries.of(Cast.CLI, Cast.CLI, Cast.CONSOLE),
                        Arbitraries.of(0, 1))
                .as((fact, actor, origin, seconds) -> {
                    Step step = Cast.from(origin, Cast.step(NEW_USER, "e", NOON.plusSeconds(seconds), fact));
                    return Cast.by(fact instanceof Fact.CredentialMade ? ONESELF : actor, step);
                });
    }

    private static Step named(Step it, String eventId) {
        Step step = Cast.from(it.origin(), Cast.step(it.subject(), eventId, it.time(), it.fact()));
        return Cast.by(it.actor(), step);
    }

    static Arbitrary<Map<String, Object>> entries() {
        return Combinators.combine(
                        Arbitraries.of("*:role/terraform", "*:user/mallory", "*:user/*"),
                        perhaps("maxPrivilege", "ESCALATION"),
                        perhaps("selfService", true),
                        perhaps("networks", "198.51.100.0/24"),
                        perhaps("expires", NOON.plusSeconds(1).toString()))
                .as((principal, max, selfService, networks, expires) -> {
                    Map<String, Object> entry =
                            new HashMap<>(Map.of("principal", principal, "owner", "platform", "reason", "pipelines"));
                    Stream.of(max, selfService, networks, expires).forEach(entry::putAll);
                    return entry;
                });
    }

    private static Arbitrary<Map<String, Object>> perhaps(String name, Object value) {
        return Arbitraries.of(Map.of(), Map.of(name, value));
    }
}
