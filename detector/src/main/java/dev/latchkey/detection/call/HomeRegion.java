package dev.latchkey.detection.call;

import java.util.Arrays;
import java.util.Optional;

/** Where a partition records all that IAM is asked, wherever its callers sit. */
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

    /** Of the others it is not known. */
    public static Optional<String> of(String partition) {
        return Arrays.stream(values())
                .filter(home -> home.partition.equals(partition))
                .map(home -> home.region)
                .findFirst();
    }

    public static boolean isOne(String region) {
        return Arrays.stream(values()).anyMatch(home -> home.region.equals(region));
    }
}
