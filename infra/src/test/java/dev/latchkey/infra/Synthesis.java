package dev.latchkey.infra;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;

/** The stack as {@code cdk synth} makes it: with the feature flags of {@code cdk.json}, for any account. */
record Synthesis(DetectorStack stack, JsonNode template) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Synthesis STANDARD = of("standard", Map.of("email", "security@example.com"));
    private static final Map<String, Synthesis> HUBS = new HashMap<>();

    /** Made once for all test classes, as a synthesis takes seconds. */
    static Synthesis standard() {
        return STANDARD;
    }

    /**
     * Made once for all that ask for it.
     *
     * @param from as it is said to {@code -c forwardedFrom}
     */
    static Synthesis hub(String from) {
        return HUBS.computeIfAbsent(from, it -> of("hub-" + it, Map.of("forwardedFrom", it)));
    }

    static Synthesis of(String name, Map<String, Object> context) {
        App app = app(name, context);
        DetectorStack stack = (DetectorStack) InfraApp.stack(app, Optional.empty());
        Object template = app.synth().getStackByName("Latchkey").getTemplate();
        return new Synthesis(stack, JSON.valueToTree(template));
    }

    static App app(String name, Map<String, Object> context) {
        Map<String, Object> all = new HashMap<>(flags());
        // As the command line sets it: each resource says by which path of constructs it came.
        all.put("aws:cdk:enable-path-metadata", true);
        // Else one complaint of cdk-nag would fail every class at once; DetectorStackTest lists them.
        all.put("@aws-cdk/core:annotationsInValidationReport", false);
        all.putAll(context);
        return new App(AppProps.builder()
                .context(all)
                .outdir("target/cdk.out/" + name)
                .analyticsReporting(false)
                .build());
    }

    /** The resources of a CloudFormation type. */
    List<JsonNode> resources(String type) {
        return StreamSupport.stream(template.path("Resources").spliterator(), false)
                .filter(resource -> resource.path("Type").asText().equals(type))
                .toList();
    }

    /** The resource of a construct, by its path below the stack such as {@code Detector/Function}. */
    JsonNode at(String path) {
        return entryAt(path).getValue();
    }

    /** The logical id of it. */
    String idAt(String path) {
        return entryAt(path).getKey();
    }

    private Map.Entry<String, JsonNode> entryAt(String path) {
        return template.path("Resources").properties().stream()
                .filter(resource -> resource.getValue()
                        .at("/Metadata/aws:cdk:path")
                        .asText()
                        .equals("Latchkey/" + path + "/Resource"))
                .findAny()
                .orElseThrow(() -> new AssertionError("Nothing at %s in the template".formatted(path)));
    }

    /** What feeds a function. */
    JsonNode mappingOf(String function) {
        return resources("AWS::Lambda::EventSourceMapping").stream()
                .filter(mapping -> mapping.at("/Metadata/aws:cdk:path").asText().contains("/" + function + "/"))
                .findAny()
                .orElseThrow();
    }

    /** The rules that bring calls to the detector; the others tell of tampering. */
    List<JsonNode> callRules() {
        return rules("/Calls-");
    }

    List<JsonNode> tamperingRules() {
        return tellingRules().stream()
                .filter(rule -> !rule.equals(editorRule()))
                .toList();
    }

    JsonNode editorRule() {
        return rules("/Tampering/editors").get(0);
    }

    /** Those that tell of tampering, and the one that names who edits the allowlist. */
    List<JsonNode> tellingRules() {
        return rules("/Tampering/");
    }

    private List<JsonNode> rules(String part) {
        return resources("AWS::Events::Rule").stream()
                .filter(rule -> rule.at("/Metadata/aws:cdk:path").asText().contains(part))
                .toList();
    }

    JsonNode only(String type) {
        List<JsonNode> found = resources(type);
        if (found.size() != 1) {
            throw new AssertionError("Expected one %s in the template, found %d".formatted(type, found.size()));
        }
        return found.get(0);
    }

    /** The logical id of the first resource of a type. */
    String idOf(String type) {
        return idsOf(type).stream()
                .findFirst()
                .orElseThrow(() -> new AssertionError("No %s in the template".formatted(type)));
    }

    List<String> idsOf(String type) {
        return template.path("Resources").properties().stream()
                .filter(resource -> resource.getValue().path("Type").asText().equals(type))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** What {@code {"Ref": id}} or {@code {"Fn::GetAtt": [id, ..]}} points at. */
    JsonNode follow(JsonNode reference) {
        return template.path("Resources").path(target(reference));
    }

    private static String target(JsonNode reference) {
        return reference.has("Ref")
                ? reference.path("Ref").asText()
                : reference.path("Fn::GetAtt").path(0).asText();
    }

    private static Map<String, Object> flags() {
        try {
            JsonNode context = JSON.readTree(Path.of("..", "cdk.json").toFile()).path("context");
            return JSON.convertValue(context, new TypeReference<Map<String, Object>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
