package dev.latchkey.detection.forwarding;

import dev.latchkey.detection.verdict.TuningText;

/** One region of one account, from which a forwarder sends what is recorded there. */
public record Place(String account, String region) {

    /** @throws IllegalArgumentException if either cannot be one */
    public Place {
        TuningText.account(account);
        TuningText.region(region);
    }

    String shown() {
        return "account " + account + ", " + region;
    }
}
