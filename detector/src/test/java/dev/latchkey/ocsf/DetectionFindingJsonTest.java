package dev.latchkey.ocsf;

import static dev.latchkey.detection.Cast.NEW_USER;
import static dev.latchkey.detection.Cast.NOON;
import static dev.latchkey.detection.Cast.by;
import static dev.latchkey.detection.Cast.created;
import static dev.latchkey.detection.Cast.keyed;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.detection.Cast;
import dev.latchkey.detection.Sessions;
import dev.latchkey.detection.alert.Alert;
import dev.latchkey.detection.alert.Finding;
import dev.latchkey.detection.alert.Findings;
import dev.latchkey.detection.alert.IdentityContext.Remark;
import dev.latchkey.detection.call.Origin;
import dev.latchkey.detection.step.AllSteps;
import dev.latchkey.detection.step.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds what is sent to OCSF's own schema. */
class DetectionFindingJsonTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final OcsfSchema SCHEMA = OcsfSchema.read();

    @ParameterizedTest
    @EnumSource(Alert.Activity.class)
    void a_finding_of_any_activity_and_severity_is_one_by_the_schema(Alert.Activity activity) throws IOException {
        for (Finding finding : List.of(Findings.LOW, Findings.MEDIUM, Findings.HIGH)) {
            assertThat(SCHEMA.problems(json(new Alert(finding, activity)))).isEmpty();
        }
    }

    @Test
    void a_finding_that_takes_the_place_of_another_names_it_and_the_other_is_resolved() throws IOException {
        JsonNode newer = json(new Alert(Findings.HIGH, Alert.Activity.CREATE, List.of("older"), List.of()));
        JsonNode older = json(new Alert(Findings.closed("older"), Alert.Activity.CLOSE));
        assertThat(SCHEMA.problems(newer)).isEmpty();
        assertThat(SCHEMA.problems(older)).isEmpty();
        assertThat(newer.at("/finding_info/related_events").toString())
                .isEqualTo("[{\"uid\":\"older\",\"type_uid\":200403,\"type_name\":\"Detection Finding: Close\","
                        + "\"desc\":\"superseded by this finding\"}]");
        assertThat(older.at("/finding_info/uid").asText()).isEqualTo("older");
        assertThat(older.at("/finding_info/related_events/0/uid").asText()).isEqualTo(Findings.HIGH.uid());
        assertThat(older.path("status").asText()).isEqualTo("Resolved");
        assertThat(older.path("type_uid").asInt()).isEqualTo(200_403);
        assertThat(older.path("comment").asText()).contains("finding " + Findings.HIGH.uid());
    }

    @ParameterizedTest
    @MethodSource("everyKindOfCaller")
    void any_kind_of_caller_is_evidence_by_the_schema(Step made) throws IOException {
        Step key = Cast.from(made.origin(), by(made.actor(), keyed(NEW_USER, "e-2", NOON)));
        Finding finding = Findings.of(created(NEW_USER, "e-1", NOON), key);
        assertThat(SCHEMA.problems(json(new Alert(finding, Alert.Activity.CREATE))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "203.0.113.7",
                "203.000.113.007",
                "2001:db8::17",
                "cloudformation.amazonaws.com",
                "AWS Internal",
                ""
            })
    void any_address_is_an_endpoint_by_the_schema(String address) throws IOException {
        Step key = Cast.from(new Origin(address, "", false), keyed(NEW_USER, "e-2", NOON));
        Finding finding = Findings.of(created(NEW_USER, "e-1", NOON), key);
        assertThat(SCHEMA.problems(json(new Alert(finding, Alert.Activity.CREATE))))
                .isEmpty();
    }

    @Test
    void an_address_with_padded_octets_is_sent_without_them() throws IOException {
        Step key = Cast.from(new Origin("203.000.113.007", "", false), keyed(NEW_USER, "e-2", NOON));
        Finding finding = Findings.of(created(NEW_USER, "e-1", NOON), key);
        assertThat(json(new Alert(finding, Alert.Activity.CREATE))
                        .at("/evidences/1/src_endpoint/ip")
                        .asText())
                .isEqualTo("203.0.113.7");
    }

    @Test
    void a_country_that_is_known_is_the_location_of_an_endpoint_by_the_schema() throws IOException {
        Step key = Cast.from(new Origin("203.0.113.7", "", false).in("NL"), keyed(NEW_USER, "e-2", NOON));
        JsonNode finding = json(new Alert(Findings.of(created(NEW_USER, "e-1", NOON), key), Alert.Activity.CREATE));
        assertThat(SCHEMA.problems(finding)).isEmpty();
        assertThat(finding.at("/evidences/1/src_endpoint").toString())
                .isEqualTo("{\"ip\":\"203.0.113.7\",\"location\":{\"country\":\"NL\"}}");
        assertThat(finding.at("/evidences/0/src_endpoint").has("location")).isFalse();
    }

    @Test
    void the_partner_that_had_a_service_call_is_who_invoked_and_the_service_is_the_endpoint() throws IOException {
        Origin service = new Origin("cloudformation.amazonaws.com", "", false);
        Step key =
                Cast.from(service, by(Cast.lent(Sessions.IDENTITY_CENTER, Cast.VENDOR), keyed(NEW_USER, "e-2", NOON)));
        JsonNode finding = json(new Alert(Findings.of(created(NEW_USER, "e-1", NOON), key), Alert.Activity.CREATE));
        assertThat(SCHEMA.problems(finding)).isEmpty();
        assertThat(finding.at("/evidences/1/actor/invoked_by").asText()).isEqualTo("account:" + Cast.VENDOR);
        assertThat(finding.at("/evidences/1/src_endpoint/svc_name").asText()).isEqualTo(service.address());
    }

    @Test
    void what_iam_says_of_the_identity_is_an_enrichment_by_the_schema() throws IOException {
        List<Remark> remarks =
                List.of(new Remark("groups", "Ops"), new Remark("tags", "a\u202eb\n" + "x".repeat(9_999)));
        ObjectNode finding = json(new Alert(Findings.HIGH, Alert.Activity.CREATE, List.of(), remarks));
        assertThat(SCHEMA.problems(finding)).isEmpty();
        assertThat(finding.at("/enrichments/0/data/says").asText()).isEqualTo("Ops");
        assertThat(finding.at("/enrichments/1/data/says").asText())
                .startsWith("a b x")
                .hasSizeLessThan(300);
    }

    @Test
    void the_findings_of_all_scenarios_are_ones_by_the_schema() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("../events"))) {
            List<Path> goldens =
                    files.filter(file -> file.endsWith("findings.json")).toList();
            assertThat(goldens).isNotEmpty();
            for (Path golden : goldens) {
                for (JsonNode finding : JSON.readTree(golden.toFile())) {
                    assertThat(SCHEMA.problems(finding)).as("%s", golden).isEmpty();
                }
            }
        }
    }

    @Test
    void the_schema_finds_what_is_wrong() throws IOException {
        ObjectNode wrong = json(new Alert(Findings.HIGH, Alert.Activity.CREATE));
        wrong.put("severity_id", 42).put("time", "noon").put("colour", "red").remove("cloud");
        ((ObjectNode) wrong.at("/evidences/0/actor/user")).put("type_id", "1").put("shoe_size", 44);
        ((ObjectNode) wrong.at("/metadata/product")).removeAll();
        assertThat(SCHEMA.problems(wrong))
                .extracting(problem -> problem.replaceFirst(", (not|against) .*", ""))
                .containsExactlyInAnyOrder(
                        "/severity_id is 42",
                        "/time is \"noon\"",
                        " may not have colour",
                        " lacks \"cloud\"",
                        "/evidences/*/actor/user/type_id is \"1\"",
                        "/evidences/*/actor/user may not have shoe_size",
                        "/metadata/product has none of [{\"required\":[\"name\"]},{\"required\":[\"uid\"]}]");
    }

    private static Stream<Step> everyKindOfCaller() {
        return AllSteps.everyKind();
    }

    private static ObjectNode json(Alert alert) throws IOException {
        return (ObjectNode) JSON.readTree(DetectionFindingJson.of(alert));
    }
}
