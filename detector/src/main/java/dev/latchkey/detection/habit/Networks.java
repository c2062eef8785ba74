package dev.latchkey.detection.habit;

import dev.latchkey.detection.call.Network;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Generalizes addresses: each that is usual by itself stays as it is. Of the others at least three that lie together
 * become the smallest network that holds them, if they fill at least a quarter of it and it is no wider than /28; of
 * IPv6 the /64, which is one link.
 */
final class Networks {

    /** In a network of one's own, with an endpoint for IAM in it, anybody may have any of these. */
    private static final List<Network> OF_ANYBODY = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.168.0.0/16",
                    "::1",
                    "fc00::/7",
                    "fe80::/10")
            .map(Network::of)
            .toList();

    /** @param bits of 128, as a network counts them */
    private record Block(boolean version4, int bits, int addresses) {
        boolean isFor(Network address) {
            return version4 != address.toString().contains(":");
        }
    }

    private static final List<Block> SMALLEST_FIRST =
            List.of(new Block(true, 126, 3), new Block(true, 125, 3), new Block(true, 124, 4), new Block(false, 64, 3));

    private static final Comparator<Network> BY_TEXT = Comparator.comparing(Network::toString);

    private final List<Occurrence> all;
    private final HabitRules rules;
    private final Map<Network, Network> found = new HashMap<>();

    private Networks(List<Occurrence> all, HabitRules rules) {
        this.all = all;
        this.rules = rules;
    }

    static boolean provesPlace(Network address) {
        String ip = address.toString().replaceFirst("/.*", "");
        return OF_ANYBODY.stream().noneMatch(network -> network.contains(ip));
    }

    /** For each address the network that it usually is; what is not usual is not in it. */
    static Map<Network, Network> of(List<Occurrence> all, HabitRules rules) {
        Networks networks = new Networks(all, rules);
        networks.find();
        return Map.copyOf(networks.found);
    }

    private void find() {
        Set<Network> left = new TreeSet<>(BY_TEXT);
        all.forEach(occurrence -> left.addAll(occurrence.addresses()));
        new ArrayList<>(left).forEach(address -> claim(address, Set.of(address), left));
        for (Block block : SMALLEST_FIRST) {
            Map<Network, Set<Network>> together = left.stream()
                    .filter(block::isFor)
                    .collect(Collectors.groupingBy(address -> address.around(block.bits()), Collectors.toSet()));
            together.forEach((network, addresses) -> {
                if (addresses.size() >= block.addresses()) {
                    claim(network, addresses, left);
                }
            });
        }
    }

    private void claim(Network network, Set<Network> addresses, Set<Network> left) {
        Set<Occurrence> from = new HashSet<>(all.stream()
                .filter(occurrence -> occurrence.addresses().stream().anyMatch(addresses::contains))
                .toList());
        if (rules.isUsual(from, all.size())) {
            addresses.forEach(address -> found.put(address, network));
            left.removeAll(addresses);
        }
    }
}
