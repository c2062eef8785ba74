package dev.latchkey.detection.allowlist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An entry is written as people wrote it. */
class WrittenEntryTest {

    private static final Map<String, Object> WHOLE = EntryAttributes.with(Map.of(
            "principal",
            "arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Ops_0123456789abcdef",
            "people",
            List.of("alice@example.com", "bob@example.com"),
            "accounts",
            List.of("111122223333", "444455556666"),
            "networks",
            List.of("192.0.2.0/24", "2001:db8:0:0:0:0:0:0/32"),
            "viaServices",
            List.of("cloudformation.amazonaws.com"),
            "stages",
            List.of("CREATION", "GRANT"),
            "targets",
            List.of("user/app-*"),
            "maxPrivilege",
            "ESCALATION",
            "selfService",
            "true"));

    @Test
    void each_bound_stands_under_the_name_that_it_is_read_from() {
        Map<String, Object> byStages = new HashMap<>(WHOLE);
        byStages.put("expires", "2027-01-01T00:00:00Z");
        assertThat(WrittenEntry.of(AllowlistEntry.of(byStages))).isEqualTo(byStages);
        Map<String, Object> byOperations = new HashMap<>(WHOLE);
        byOperations.remove("stages");
        byOperations.put("operations", List.of("CreateRole", "CreateUser"));
        assertThat(WrittenEntry.of(AllowlistEntry.of(byOperations))).isEqualTo(byOperations);
    }

    @Test
    void what_bounds_nothing_is_not_written() {
        assertThat(WrittenEntry.of(EntryAttributes.entry(Map.of())))
                .isEqualTo(EntryAttributes.with(Map.of("maxPrivilege", "LIMITED", "selfService", "false")));
    }
}
