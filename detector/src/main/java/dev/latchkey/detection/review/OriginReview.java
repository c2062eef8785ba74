package dev.latchkey.detection.review;

import dev.latchkey.detection.allowlist.AllowlistEntry;
import dev.latchkey.detection.allowlist.ApprovedBounds;
import dev.latchkey.detection.call.Network;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What lint asks about from where an entry takes calls. */
record OriginReview(AllowlistEntry entry, ApprovedBounds bounds) {

    /** Loopback, link-local, multicast and reserved: no call comes from there. */
    private static final Pattern UNREACHABLE = Pattern.compile("(127|169\\.254|22[4-9]|23[0-9]|24[0-9]|25[0-5])\\..*");

    private static final int SHORT_PREFIX = 8;
    private static final int SHORT_PREFIX_6 = 24;

    static Stream<AllowlistRemark> of(AllowlistEntry entry) {
        OriginReview it = new OriginReview(entry, entry.bounds());
        return Stream.concat(it.wide(), it.dead());
    }

    private Stream<AllowlistRemark> wide() {
        return bounds.networks().stream()
                .filter(OriginReview::isWide)
                .map(Network::toString)
                .sorted()
                .map(network -> AllowlistRemark.warning(
                        entry,
                        "networks bound next to nothing: " + network,
                        "write the networks that the calls leave by"));
    }

    static boolean isWide(Network network) {
        int bits = Integer.parseInt(network.toString().split("/", 2)[1]);
        return bits < (network.toString().contains(":") ? SHORT_PREFIX_6 : SHORT_PREFIX);
    }

    /** Unless a service may call, which has no address. */
    private Stream<AllowlistRemark> dead() {
        if (bounds.networks().isEmpty() || !bounds.viaServices().isEmpty()) {
            return Stream.empty();
        }
        boolean unreachable = bounds.networks().stream()
                .allMatch(network -> UNREACHABLE.matcher(network.toString()).matches());
        return unreachable
                ? Stream.of(AllowlistRemark.error(
                        entry,
                        "it can never match: no call comes from such networks",
                        "write the addresses that CloudTrail shows as sourceIPAddress"))
                : Stream.empty();
    }
}
