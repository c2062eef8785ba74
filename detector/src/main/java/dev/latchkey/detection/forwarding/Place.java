package dev.latchkey.detection.forwarding;

import dev.latchkey.detection.verdict.TuningText;

/** One region of one account, from which a forwarder sends what is recorded there. */
public record Place(String account, String region) {

    /** @throws IllegalArgumentException if either cannot be one */
    public Place {
        account = TuningText.account(account);
        region = TuningText.region(region);
    }

    /** Where something of this ARN stands. */
    public static Place ofArn(String arn) {
        String[] parts = arn.split(":", 6);
        if (parts.length < 6) {
            throw new IllegalArgumentException("not an ARN: " + arn);
        }
        return new Place(parts[4], parts[3]);
    }

    String shown() {
        return "account " + account + ", " + region;
    }
}
