package dev.latchkey.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an owner who says something other than the defaults gets, and what Lambda gets. */
class DeploymentTest {
    private static Synthesis wished;

    @BeforeAll
    static void synthesize() {
        wished = Synthesis.of(
                "wished",
                Map.of("removable", "true", "reservedConcurrency", "5", "window", "PT12H", "region", "us-gov-west-1"));
    }

    @Test
    void the_same_sources_and_wishes_give_the_same_template() {
        Synthesis again = Synthesis.of("again", Map.of("email", "security@example.com"));

        assertThat(again.template()).isEqualTo(Synthesis.standard().template());
    }

    @Test
    void the_stack_stands_in_the_region_that_was_wished() {
        assertThat(Synthesis.standard().stack().getRegion()).isEqualTo("us-east-1");
        assertThat(wished.stack().getRegion()).isEqualTo("us-gov-west-1");
    }

    /** Lambda has no other form there, and refuses a function that asks for one. */
    @ParameterizedTest
    @ValueSource(strings = {"Detector", "Settler", "Watcher", "Digester"})
    void in_gov_cloud_functions_log_as_text_into_their_own_group(String name) {
        JsonNode logging = wished.at(name + "/Function").at("/Properties/LoggingConfig");

        assertThat(logging.properties()).extracting(Map.Entry::getKey).containsExactly("LogGroup");
    }

    @Test
    void a_removable_deployment_leaves_nothing_behind() {
        assertThat(wished.template().findValuesAsText("DeletionPolicy"))
                .isNotEmpty()
                .doesNotContain("Retain");
        assertThat(wished.resources("AWS::DynamoDB::Table"))
                .allSatisfy(table -> assertThat(table.at("/Properties/DeletionProtectionEnabled")
                                .asBoolean())
                        .isFalse());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Detector", "Settler", "Watcher"})
    void wishes_reach_each_function(String name) {
        JsonNode function = wished.at(name + "/Function").path("Properties");

        // The wish for concurrency is for the detector alone: what it reserves nobody else may use.
        assertThat(function.path("ReservedConcurrentExecutions").asInt()).isEqualTo(name.equals("Detector") ? 5 : 0);
        assertThat(function.at("/Environment/Variables/LATCHKEY_WINDOW").asText())
                .isEqualTo("PT12H");
    }

    @Test
    void an_address_is_subscribed_and_reminded_to_confirm() {
        JsonNode subscription =
                Synthesis.standard().only("AWS::SNS::Subscription").path("Properties");

        assertThat(subscription.path("Protocol").asText()).isEqualTo("email");
        assertThat(subscription.path("Endpoint").asText()).isEqualTo("security@example.com");
        assertThat(output(Synthesis.standard(), "Next1")).contains("security@example.com", "confirm");
        assertThat(output(Synthesis.standard(), "Next2")).contains("trail", "us-east-1");
    }

    @Test
    void without_an_address_the_deployment_says_that_nobody_is_told() {
        assertThat(wished.resources("AWS::SNS::Subscription")).isEmpty();
        assertThat(output(wished, "Next1")).startsWith("Nobody gets alerts").contains("-c email=you@example.com");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                DetectorFunction.HANDLER,
                SettleFunction.HANDLER,
                WatchFunction.HANDLER,
                DigestFunction.HANDLER,
                HeartbeatFunction.HANDLER
            })
    void the_class_that_lambda_calls_is_in_the_zip(String handler) throws IOException {
        Path path = LambdaZip.find();
        try (ZipFile zip = new ZipFile(path.toFile())) {
            assertThat(zip.getEntry(handler.replace('.', '/') + ".class"))
                    .as("%s in %s", handler, path)
                    .isNotNull();
        }
    }

    @Test
    void without_the_zip_the_way_to_build_it_is_said(@TempDir Path elsewhere) {
        assertThatThrownBy(() -> LambdaZip.find(List.of(elsewhere)))
                .isInstanceOf(RefusedContext.class)
                .hasMessageContaining("detector-0.1.0-SNAPSHOT-lambda.zip")
                .hasMessageContaining("./mvnw -B -DskipTests -pl detector package");
    }

    private static String output(Synthesis stack, String name) {
        JsonNode value = stack.template().at("/Outputs/%s/Value".formatted(name));
        return value.isTextual() ? value.asText() : value.toString();
    }
}
