package dev.latchkey.detection.verdict;

import static dev.latchkey.detection.Cast.MALLORY;
import static dev.latchkey.detection.Cast.NEW_USER;
import static dev.latchkey.detection.Cast.NOON;
import static dev.latchkey.detection.Cast.TERRAFORM;
import static dev.latchkey.detection.Cast.by;
import static dev.latchkey.detection.Cast.created;
import static dev.latchkey.detection.Cast.granted;
import static dev.latchkey.detection.Cast.keyed;
import static dev.latchkey.detection.Cast.user;
import static dev.latchkey.detection.verdict.Approvals.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.allowlist.AllowlistEntry;
import dev.latchkey.detection.allowlist.EntryAttributes;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Step;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an entry approves that its new identity does for itself. */
class SelfServiceTest {

    private static final Step CREATION = by(TERRAFORM, created(NEW_USER, "e-1", NOON));
    private static final Step READS = by(TERRAFORM, granted(NEW_USER, "e-2", NOON, Level.LIMITED));
    private static final Step OWN_KEY = by(user("backup-svc"), keyed(NEW_USER, "e-3", NOON.plusSeconds(60)));
    private static final Step SECOND = by(user("backup-svc"), keyed(NEW_USER, "e-4", NOON.plusSeconds(61)));

    private static final AllowlistEntry SELF_SERVICE = EntryAttributes.entry(Map.of("selfService", true));

    @Test
    void self_service_covers_the_first_credential_that_the_new_identity_makes_for_itself_and_no_second() {
        assertThat(given(List.of(SELF_SERVICE), CREATION, READS, OWN_KEY)).isTrue();
        assertThat(given(List.of(SELF_SERVICE), CREATION, READS, OWN_KEY, SECOND))
                .isFalse();
        assertThat(given(List.of(EntryAttributes.entry(Map.of())), CREATION, READS, OWN_KEY))
                .isFalse();
    }

    @Test
    void a_credential_that_somebody_gave_before_is_not_the_identitys_own() {
        Step given = by(TERRAFORM, keyed(NEW_USER, "e-0", NOON));
        AllowlistEntry entry = EntryAttributes.entry(
                Map.of("selfService", true, "operations", List.of("CreateUser", "CreateAccessKey")));
        assertThat(given(List.of(entry), CREATION, given, OWN_KEY)).isTrue();
        assertThat(given(List.of(SELF_SERVICE), CREATION, given, OWN_KEY)).isFalse();
    }

    @Test
    void self_service_needs_that_the_entry_covers_the_creation_too() {
        AllowlistEntry mallorys = EntryAttributes.entry(Map.of("pk", "m", "principal", "*:user/mallory"));
        assertThat(given(List.of(SELF_SERVICE, mallorys), by(MALLORY, CREATION), OWN_KEY))
                .isFalse();
    }

    @Test
    void self_service_is_bound_to_networks_targets_and_time_as_all_else() {
        for (Map<String, ?> more : List.of(
                Map.of("networks", "198.51.100.23"),
                Map.of("targets", "backup-*"),
                Map.of("expires", NOON.plusSeconds(61).toString()))) {
            assertThat(given(List.of(selfService(more)), CREATION, OWN_KEY))
                    .as("%s", more)
                    .isTrue();
        }
        Step elsewhere = Cast.from(Cast.CONSOLE, OWN_KEY);
        assertThat(given(List.of(selfService(Map.of("networks", "198.51.100.23"))), CREATION, elsewhere))
                .isFalse();
        assertThat(given(
                        List.of(selfService(
                                Map.of("expires", NOON.plusSeconds(60).toString()))),
                        CREATION,
                        OWN_KEY))
                .isFalse();
    }

    private static AllowlistEntry selfService(Map<String, ?> more) {
        Map<String, Object> attributes = EntryAttributes.with(more);
        attributes.put("selfService", true);
        return AllowlistEntry.of(attributes);
    }
}
