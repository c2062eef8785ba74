package dev.latchkey.detection.allowlist;

import java.util.HashMap;
import java.util.Map;

/** The attributes of an entry that is as short as can be, and more. */
public final class EntryAttributes {

    public static final String TERRAFORM = "arn:aws:iam::111122223333:role/terraform";

    private EntryAttributes() {}

    /** Of an entry for Terraform. */
    public static Map<String, Object> with(Map<String, ?> more) {
        Map<String, Object> attributes =
                new HashMap<>(Map.of("pk", "ci", "principal", TERRAFORM, "owner", "platform", "reason", "pipelines"));
        attributes.putAll(more);
        return attributes;
    }

    public static AllowlistEntry entry(Map<String, ?> more) {
        return AllowlistEntry.of(with(more));
    }
}
