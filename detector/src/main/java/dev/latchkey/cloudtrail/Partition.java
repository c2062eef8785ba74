package dev.latchkey.cloudtrail;

import java.util.Arrays;

/** The partition of a region, which a record does not name and an ARN in it may lack. */
enum Partition {
    CHINA("cn-", "aws-cn"),
    GOV_CLOUD("us-gov-", "aws-us-gov"),
    EUROPEAN("eusc-", "aws-eusc"),
    ISO("us-iso-", "aws-iso"),
    ISO_B("us-isob-", "aws-iso-b"),
    ISO_E("eu-isoe-", "aws-iso-e"),
    ISO_F("us-isof-", "aws-iso-f");

    private final String prefix;
    private final String id;

    Partition(String prefix, String id) {
        this.prefix = prefix;
        this.id = id;
    }

    /** New regions appear: what is not known to be elsewhere is commercial. */
    static String of(String region) {
        return Arrays.stream(values())
                .filter(partition -> region.startsWith(partition.prefix))
                .map(partition -> partition.id)
                .findFirst()
                .orElse("aws");
    }
}
