package dev.latchkey.detection.step;

import static dev.latchkey.detection.Calls.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.AdditionalAnswers.delegatesTo;
import static org.mockito.Mockito.mock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latchkey.Scenario;
import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.call.MalformedRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table, what it reads, and what tests and scenarios have in a call, held to AWS's own model of IAM. */
class IamModelTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Map<Operation, IamModel> MODELS = Arrays.stream(Operation.values())
            .filter(Operation::isSeenLive)
            .collect(Collectors.toMap(Function.identity(), IamModel::of));

    @Test
    void every_name_that_is_read_in_a_call_is_one_that_some_call_of_the_table_has() {
        assertThat(calls().flatMap(IamModelTest::readIn).distinct())
                .hasSizeGreaterThan(20)
                .allMatch(path -> MODELS.values().stream().anyMatch(model -> model.has(path)));
    }

    @Test
    void what_a_test_has_in_a_call_stands_in_the_model_of_that_call() {
        assertThat(calls())
                .allSatisfy(call -> assertThat(call.values().keySet())
                        .extracting(IamModelTest::firstOfList)
                        .allMatch(model(call)::has));
    }

    @Test
    void what_a_scenario_has_in_a_call_stands_in_the_model_of_that_call() throws IOException {
        for (Scenario scenario : Scenario.all()) {
            for (String line : Files.readAllLines(scenario.events())) {
                JsonNode record = JSON.readTree(line);
                Optional<IamModel> model = Operation.of(
                                record.path("eventSource").asText(),
                                record.path("eventName").asText())
                        .map(MODELS::get);
                boolean omitted = record.path("requestParameters").has("omitted");
                if (model.isPresent() && !omitted) {
                    assertThat(paths(record)).as(line).allMatch(model.get()::has);
                }
            }
        }
    }

    /** One of each operation with what the tests have in it, and one with nothing, so that what stands in is read. */
    private static Stream<ApiCall> calls() {
        return OperationMeaningTest.calls()
                .filter(it -> Operation.of(it).orElseThrow().isSeenLive())
                .flatMap(it -> Stream.of(it, call(Operation.of(it).orElseThrow())));
    }

    private static IamModel model(ApiCall call) {
        return Operation.of(call).map(MODELS::get).orElseThrow();
    }

    private static Stream<String> readIn(ApiCall call) {
        Set<String> read = new TreeSet<>();
        ApiCall watched = mock(ApiCall.class, reading -> {
            String path = reading.getArguments().length == 1 ? firstOfList(reading.getArgument(0)) : "";
            String method = reading.getMethod().getName();
            if (method.equals("request")) {
                read.add("requestParameters." + path);
            } else if (method.equals("response")) {
                read.add("responseElements." + path);
            }
            return delegatesTo(call).answer(reading);
        });
        try {
            assertThat(Operation.of(call).orElseThrow().meaning(watched)).doesNotContainNull();
        } catch (MalformedRecord lacksWhatWasReadLast) {
            return read.stream();
        }
        return read.stream();
    }

    private static Set<String> paths(JsonNode record) {
        Set<String> paths = new TreeSet<>();
        collect(record.path("requestParameters"), "requestParameters", paths);
        collect(record.path("responseElements"), "responseElements", paths);
        return paths;
    }

    private static void collect(JsonNode node, String path, Set<String> paths) {
        if (node.isObject()) {
            node.propertyStream().forEach(it -> collect(it.getValue(), path + "." + it.getKey(), paths));
        } else if (node.isArray()) {
            node.forEach(it -> collect(it, path + ".0", paths));
        } else if (node.isValueNode() && !node.isNull()) {
            paths.add(path);
        }
    }

    private static String firstOfList(String path) {
        return path.replaceAll("\\.[0-9]+(?=\\.|$)", ".0");
    }
}
