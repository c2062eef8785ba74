package dev.latchkey.infra;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The one region of each partition in which CloudTrail logs IAM, whatever region a caller works in.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/cloudtrail-integration.html">Logging IAM calls</a>
 */
enum HomeRegion {
    US_EAST_1("us-east-1"),
    CN_NORTH_1("cn-north-1"),
    US_GOV_WEST_1("us-gov-west-1");

    private final String code;

    HomeRegion(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }

    static HomeRegion named(String code) {
        return Arrays.stream(values())
                .filter(region -> region.code.equals(code))
                .findAny()
                .orElseThrow(() -> refused(code));
    }

    private static RefusedContext refused(String code) {
        return new RefusedContext(
                ("the region '%s' would never see an IAM event, because AWS logs IAM in the home region"
                                + " of a partition alone (%s) and Latchkey has no forwarders to another region yet."
                                + " Leave the context key 'region' out, or name a home region.")
                        .formatted(code, codes()));
    }

    private static String codes() {
        return Arrays.stream(values()).map(HomeRegion::code).collect(Collectors.joining(", "));
    }
}
