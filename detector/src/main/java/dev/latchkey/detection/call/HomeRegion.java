package dev.latchkey.detection.call;

import java.util.Arrays;
import java.util.Optional;

/**
 * The one region of each partition in which CloudTrail logs all that IAM is asked, wherever its callers sit.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/cloudtrail-integration.html">Logging IAM calls</a>
 */
public enum HomeRegion {
    COMMERCIAL("aws", "us-east-1"),
    CHINA("aws-cn", "cn-north-1"),
    GOV_CLOUD("aws-us-gov", "us-gov-west-1");

    private final String partition;
    private final String region;

    HomeRegion(String partition, String region) {
        this.partition = partition;
        this.region = region;
    }

    /** As AWS spells it. */
    public String region() {
        return region;
    }

    /** Of the others it is not known. */
    public static Optional<HomeRegion> of(String partition) {
        return Arrays.stream(values())
                .filter(home -> home.partition.equals(partition))
                .findFirst();
    }

    public static Optional<HomeRegion> named(String region) {
        return Arrays.stream(values())
                .filter(home -> home.region.equals(region))
                .findFirst();
    }
}
