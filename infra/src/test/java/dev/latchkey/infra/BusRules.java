package dev.latchkey.infra;

import static dev.latchkey.infra.ForwardedEvents.inPlace;
import static dev.latchkey.infra.ForwardedEvents.matches;
import static dev.latchkey.infra.ForwardedEvents.resources;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.event.ruler.GenericMachine;
import software.amazon.event.ruler.MachineComplexityEvaluator;

/** The patterns of a template's rules by their names in it, but for the place where it is deployed. */
record BusRules(Map<String, String> patterns) {

    static BusRules of(JsonNode template) {
        Map<String, String> patterns = new TreeMap<>();
        for (JsonNode rule : resources(template, "AWS::Events::Rule")) {
            String path = rule.at("/Metadata/aws:cdk:path").asText().replaceFirst("/Resource$", "");
            patterns.put(
                    path.substring(path.lastIndexOf('/') + 1),
                    rule.at("/Properties/EventPattern")
                            .toString()
                            .replaceAll("\\{\"Ref\":\"AlertsKey[0-9A-Z]*\"}", "\"0a1b\"")
                            .replaceAll("\\{\"Fn::GetAtt\":\\[\"Allowlist[^]]*]}", "\"arn:aws:dynamodb\""));
        }
        return new BusRules(patterns);
    }

    /** Which of them take the event where they stand. */
    List<String> taking(JsonNode event, String account, String region) {
        return patterns.entrySet().stream()
                .filter(rule -> matches(event.toString(), inPlace(rule.getValue(), account, region)))
                .map(Map.Entry::getKey)
                .toList();
    }

    Stream<String> patterns(String account, String region) {
        return patterns.values().stream().map(pattern -> inPlace(pattern, account, region));
    }

    /** As EventBridge's own matcher counts it, up to a limit. */
    static int complexity(String pattern, int limit) {
        GenericMachine<String> machine = GenericMachine.<String>builder().build();
        try {
            machine.addRule("rule", pattern);
        } catch (IOException e) {
            throw new AssertionError("The matcher of EventBridge refuses " + pattern, e);
        }
        return machine.evaluateComplexity(new MachineComplexityEvaluator(limit));
    }
}
