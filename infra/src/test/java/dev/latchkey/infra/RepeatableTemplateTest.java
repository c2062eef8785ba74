package dev.latchkey.infra;

import static dev.latchkey.infra.ForwardedEvents.forwarder;
import static dev.latchkey.infra.ForwardedEvents.hub;
import static dev.latchkey.infra.ForwardedEvents.resources;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A template that is written twice is the same twice, so that people can compare two. Java's small maps go one way in all
 * of a run and another in the next: that they were sorted is what one run can show.
 */
class RepeatableTemplateTest {

    @Test
    void what_the_detectors_rules_ask_for_and_take_from_events_stands_in_order() throws IOException {
        Synthesis.standard();
        assertRulesSorted("standard");
    }

    @Test
    void so_it_does_in_a_forwarder() throws IOException {
        forwarder();
        assertRulesSorted("forwarder");
    }

    @Test
    void and_in_a_hub_with_the_policy_that_lets_forwarders_send() throws IOException {
        hub("o-exampleorgid");
        assertRulesSorted("hub-o-exampleorgid");
        assertThat(resources(written("hub-o-exampleorgid"), "AWS::Events::EventBusPolicy"))
                .hasSize(1)
                .allSatisfy(policy -> assertSorted(policy.at("/Properties/Statement")));
    }

    private static void assertRulesSorted(String synthesis) throws IOException {
        List<JsonNode> rules = resources(written(synthesis), "AWS::Events::Rule");
        assertThat(rules).isNotEmpty().allSatisfy(rule -> {
            assertSorted(rule.at("/Properties/EventPattern/detail"));
            rule.at("/Properties/Targets")
                    .forEach(target -> assertSorted(target.at("/InputTransformer/InputPathsMap")));
        });
    }

    /** Also whatever lies within. */
    private static void assertSorted(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        assertThat(names).isSorted();
        node.forEach(RepeatableTemplateTest::assertSorted);
    }

    /** As the file has it: what CDK hands back as an object has been in maps of Java's. */
    private static JsonNode written(String synthesis) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target", "cdk.out", synthesis))) {
            Path template = files.filter(file -> file.toString().endsWith(".template.json"))
                    .findAny()
                    .orElseThrow();
            return new ObjectMapper().readTree(template.toFile());
        }
    }
}
