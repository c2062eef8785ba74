package dev.latchkey.detection.allowlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.latchkey.detection.allowlist.Allowlist.Entries;
import dev.latchkey.detection.call.Network;
import dev.latchkey.detection.call.Origin;
import dev.latchkey.detection.step.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowlistEntryTest {

    @Test
    void every_attribute_is_read() {
        AllowlistEntry entry = EntryAttributes.entry(Map.of(
                "people",
                List.of("ada@example.com"),
                "accounts",
                Set.of("111122223333", "444455556666"),
                "networks",
                List.of("192.0.2.0/24", "2001:db8::/32"),
                "viaServices",
                "cloudformation.amazonaws.com",
                "stages",
                List.of("CREATION", "CREDENTIAL"),
                "targets",
                "svc-*",
                "maxPrivilege",
                "ESCALATION",
                "selfService",
                true,
                "expires",
                "2027-01-31T00:00:00Z"));
        assertThat(entry)
                .isEqualTo(new AllowlistEntry(
                        "ci",
                        new ApprovedPrincipal(EntryAttributes.TERRAFORM, Set.of("ada@example.com")),
                        new ApprovedBounds(
                                Set.of("111122223333", "444455556666"),
                                Set.of(Network.of("192.0.2.0/24"), Network.of("2001:db8::/32")),
                                Set.of("cloudformation.amazonaws.com"),
                                Set.of(),
                                Set.of(Stage.CREATION, Stage.CREDENTIAL),
                                Set.of("svc-*"),
                                MaxPrivilege.ESCALATION,
                                true),
                        Optional.of(Instant.parse("2027-01-31T00:00:00Z")),
                        "platform",
                        "pipelines"));
    }

    @Test
    void the_defaults_are_tight() {
        ApprovedBounds bounds = EntryAttributes.entry(Map.of()).bounds();
        assertThat(bounds.maxPrivilege()).isEqualTo(MaxPrivilege.LIMITED);
        assertThat(bounds.selfService()).isFalse();
        assertThat(bounds.areNone()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cloudformation.amazonaws.com", "cloudformation.amazonaws.com.cn", "ecs.amazonaws.eu"})
    void a_service_is_named_as_the_records_of_its_partition_do(String address) {
        Origin origin = new Origin(address, "", false);
        assertThat(origin.service()).isPresent();
        assertThat(EntryAttributes.entry(Map.of("viaServices", address))
                        .bounds()
                        .reachService(origin))
                .isTrue();
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("network", "192.0.2.0/24", "unknown attribute network (networks?)"),
                Arguments.of("pk", "", "pk is missing or empty"),
                Arguments.of("principal", " ", "principal is missing or empty"),
                Arguments.of("principal", List.of("a", "b"), "principal is not a text"),
                Arguments.of("owner", true, "owner is not a text"),
                Arguments.of("owner", "<who>", "owner is not filled in: <who>"),
                Arguments.of("reason", " <why> ", "reason is not filled in:  <why> "),
                Arguments.of("accounts", List.of(), "accounts is missing or empty"),
                Arguments.of("accounts", List.of("111122223333", ""), "accounts is missing or empty"),
                Arguments.of("accounts", 111122223333L, "accounts is neither a text nor a list of texts"),
                Arguments.of("accounts", List.of(true), "accounts is neither a text nor a list of texts"),
                Arguments.of("accounts", List.of(List.of("x")), "accounts is neither a text nor a list of texts"),
                Arguments.of("accounts", "11112222333", "accounts: 11112222333 is not such as 111122223333"),
                Arguments.of(
                        "accounts",
                        "111122223333,444455556666",
                        "accounts: 111122223333,444455556666 is not such as 111122223333; several are a list, and no"
                                + " text with commas"),
                Arguments.of(
                        "networks",
                        "192.0.2.0/24, 198.51.100.0/24",
                        "networks: 192.0.2.0/24, 198.51.100.0/24 has no prefix length from 0 to 32; several are a list"),
                Arguments.of("accounts", "*", "accounts: * is not such as 111122223333"),
                Arguments.of("networks", "192.0.2.9/24", "networks: 192.0.2.9/24 has bits after its prefix"),
                Arguments.of("viaServices", "cloudformation", "viaServices: cloudformation is not such as"),
                Arguments.of("operations", "Create*", "operations: Create* is not such as CreateUser"),
                Arguments.of("stages", "CREATE", "stages: CREATE is none of CREATION, GRANT, CREDENTIAL"),
                Arguments.of("maxPrivilege", "admin", "maxPrivilege: admin is none of LIMITED, ESCALATION, ADMIN"),
                Arguments.of("maxPrivilege", "UNKNOWN", "maxPrivilege: UNKNOWN is none of LIMITED, ESCALATION, ADMIN"),
                Arguments.of("maxPrivilege", List.of("ADMIN"), "maxPrivilege is not a text"),
                Arguments.of("selfService", "yes", "selfService is neither true nor false"),
                Arguments.of("selfService", List.of(true), "selfService is neither true nor false"),
                Arguments.of("expires", "next year", "expires: next year is not a time such as 2027-01-31T00:00:00Z"),
                Arguments.of("expires", 1_800_000_000L, "expires is not a text"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void an_entry_of_which_one_attribute_is_wrong_approves_nothing_and_is_named(
            String attribute, Object value, String reason) {
        Entries read = Entries.of(List.of(EntryAttributes.with(Map.of(attribute, value))));
        assertThat(read.entries()).isEmpty();
        assertThat(read.problems())
                .singleElement()
                .asString()
                .startsWith("entry " + (attribute.equals("pk") ? "" : "ci") + ": " + reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pk", "principal", "owner", "reason"})
    void what_every_entry_must_have_is_asked_for(String attribute) {
        Map<String, Object> attributes = EntryAttributes.with(Map.of());
        attributes.remove(attribute);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AllowlistEntry.of(attributes))
                .withMessage(attribute + " is missing or empty");
    }

    @Test
    void a_text_and_a_list_may_be_just_so_long_and_no_longer() {
        assertThat(EntryAttributes.entry(Map.of("principal", "x".repeat(2_048), "accounts", accounts(500)))
                        .bounds()
                        .accounts())
                .hasSize(500);
        Entries read = Entries.of(List.of(
                EntryAttributes.with(Map.of("principal", "x".repeat(2_049))),
                EntryAttributes.with(Map.of("pk", "wide", "targets", List.of("x".repeat(2_049)))),
                EntryAttributes.with(Map.of("pk", "many", "accounts", accounts(501)))));
        assertThat(read.entries()).isEmpty();
        assertThat(read.problems())
                .containsExactly(
                        "entry ci: principal has a text of 2049 characters, of at most 2048",
                        "entry wide: targets has a text of 2049 characters, of at most 2048",
                        "entry many: accounts has 501 values, of at most 500");
    }

    private static List<String> accounts(int howMany) {
        return IntStream.range(0, howMany).mapToObj("%012d"::formatted).toList();
    }

    @Test
    void operations_and_stages_are_two_ways_to_say_one_thing_and_not_to_be_given_both() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EntryAttributes.entry(Map.of("operations", "CreateUser", "stages", "CREATION")))
                .withMessage("operations and stages stand both; give one of the two");
    }

    @Test
    void a_flag_may_be_a_text_and_a_list_a_single_text() {
        assertThat(EntryAttributes.entry(Map.of("selfService", "true", "targets", "svc")))
                .isEqualTo(EntryAttributes.entry(Map.of("selfService", true, "targets", List.of("svc"))));
        assertThat(EntryAttributes.entry(Map.of("selfService", "false")))
                .isEqualTo(EntryAttributes.entry(Map.of("selfService", false)));
    }

    @Test
    void an_entry_without_a_name_is_called_by_its_place_and_of_two_with_one_name_neither_counts() {
        Map<String, Object> nameless = EntryAttributes.with(Map.of());
        nameless.remove("pk");
        Entries read = Entries.of(List.of(
                EntryAttributes.with(Map.of()),
                nameless,
                EntryAttributes.with(Map.of("maxPrivilege", "ADMIN")),
                EntryAttributes.with(Map.of("pk", "another"))));
        assertThat(read.entries()).extracting(AllowlistEntry::id).containsExactly("another");
        assertThat(read.problems())
                .containsExactly(
                        "entry ci: pk stands more than once",
                        "entry number 2: pk is missing or empty",
                        "entry ci: pk stands more than once");
    }
}
