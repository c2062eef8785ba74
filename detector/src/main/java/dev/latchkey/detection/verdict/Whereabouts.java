package dev.latchkey.detection.verdict;

import dev.latchkey.detection.call.Network;
import dev.latchkey.detection.call.Origin;
import dev.latchkey.detection.step.Step;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says from which country a call came: for one judgement or digest, as nothing that is stored does. */
public final class Whereabouts {

    /** Where a call came through an endpoint of one's own, CloudTrail has such an address: it is in no country. */
    private static final List<Network> PRIVATE = Stream.of(
                    "10.0.0.0/8",
                    "172.16.0.0/12",
                    "192.168.0.0/16",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "fc00::/7",
                    "fe80::/10",
                    "::1")
            .map(Network::of)
            .toList();

    private final Countries countries;
    private final Map<String, Optional<String>> known = new HashMap<>();

    public Whereabouts(Countries countries) {
        this.countries = countries;
    }

    /** Of an address as CloudTrail has it; of a service's name there is none. */
    public Optional<String> country(String ip) {
        return known.computeIfAbsent(ip, this::ask);
    }

    static Stretch in(Stretch stretch, Countries countries) {
        return countries == Countries.NOT_ASKED ? stretch : new Whereabouts(countries).located(stretch);
    }

    private Stretch located(Stretch it) {
        return new Stretch(
                it.subject(),
                it.creation().map(this::located),
                it.steps().stream().map(this::located).toList(),
                it.slow().stream().map(this::located).collect(Collectors.toUnmodifiableSet()),
                it.evidence().stream().map(this::located).toList(),
                it.before(),
                it.earlierCreation().map(this::located),
                it.existingSince(),
                it.door(),
                it.truncated());
    }

    private Step located(Step step) {
        return step.origin()
                .ip()
                .flatMap(this::country)
                .map(country -> called(step, step.origin().in(country)))
                .orElse(step);
    }

    private static Step called(Step it, Origin origin) {
        return new Step(
                it.subject(),
                it.operation(),
                it.eventId(),
                it.time(),
                it.region(),
                it.target(),
                it.actor(),
                origin,
                it.fact(),
                it.late());
    }

    private Optional<String> ask(String ip) {
        return Network.ofSingle(ip)
                .filter(address -> PRIVATE.stream().noneMatch(network -> network.covers(address)))
                .flatMap(countries::of);
    }
}
