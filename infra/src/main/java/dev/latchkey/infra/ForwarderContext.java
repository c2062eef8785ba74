package dev.latchkey.infra;

import dev.latchkey.detection.call.HomeRegion;
import dev.latchkey.detection.verdict.TuningText;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awscdk.regioninfo.RegionInfo;
import software.constructs.Node;

/**
 * What the owner of another account or region says: where calls go that are recorded there.
 *
 * @param hub the bus on which the detector listens: key {@code hub}
 * @param region where the forwarder stands: key {@code region}, by default that of the command line
 */
record ForwarderContext(String hub, Optional<String> region) {
    private static final String HUB = "hub";
    private static final String REGION = "region";
    private static final Pattern BUS =
            Pattern.compile("arn:(aws[a-z-]*):events:([a-z0-9-]{1,32}):[0-9]{12}:event-bus/default");

    /**
     * Empty where a detector is to be deployed.
     *
     * @param account of the credentials, if there are any
     */
    static Optional<ForwarderContext> of(Node node, Optional<String> account) {
        return Optional.ofNullable(node.tryGetContext(HUB)).map(hub -> {
            KnownKeys.check(node, Set.of(HUB, REGION));
            Optional<String> region =
                    Optional.ofNullable(node.tryGetContext(REGION)).map(Object::toString);
            ForwarderContext context = of(hub.toString().strip(), region.map(ForwarderContext::region));
            account.ifPresent(context::checkElsewhere);
            return context;
        });
    }

    private static ForwarderContext of(String hub, Optional<String> region) {
        Matcher bus = BUS.matcher(hub);
        if (!bus.matches() || !isHome(bus.group(1), bus.group(2))) {
            throw new RefusedContext(
                    ("the context key 'hub' holds '%s', which is not the default bus of a home region, where"
                                    + " the detector listens. Write the detector's output HubBus: "
                                    + "arn:aws:events:us-east-1:111122223333:event-bus/default.")
                            .formatted(hub));
        }
        region.ifPresent(from -> checkReach(from, bus.group(1)));
        return new ForwarderContext(hub, region);
    }

    private static boolean isHome(String partition, String region) {
        return HomeRegion.of(partition)
                .filter(home -> home.region().equals(region))
                .isPresent();
    }

    /** Without a region it may be the template of a StackSet, and the credentials those of the hub's account. */
    private void checkElsewhere(String account) {
        if (region.isPresent() && hub.contains(":" + region.get() + ":" + account + ":")) {
            throw new RefusedContext(
                    ("the context key 'region': in '%s' of the account %s stands the hub itself, which hears of that"
                                    + " region by its own rules, and EventBridge sends nothing from a bus to itself."
                                    + " Leave this region out, or use the credentials of another account.")
                            .formatted(region.get(), account));
        }
    }

    /** A region that the CDK does not know yet is left to AWS to judge. */
    private static void checkReach(String region, String partition) {
        String other = RegionInfo.get(region).getPartition();
        if (other != null && !other.equals(partition)) {
            throw new RefusedContext(
                    ("the context key 'region': '%s' is of the partition %s and the hub of %s, and nothing is sent from"
                                    + " one to another. Deploy a detector of its own there.")
                            .formatted(region, other, partition));
        }
    }

    private static String region(String text) {
        try {
            return TuningText.region(text);
        } catch (IllegalArgumentException e) {
            throw new RefusedContext("the context key 'region': '%s' %s.".formatted(text, e.getMessage()));
        }
    }
}
