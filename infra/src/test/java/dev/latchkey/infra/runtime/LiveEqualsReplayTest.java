package dev.latchkey.infra.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latchkey.infra.Permissions;
import dev.latchkey.lambda.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What the packaged function tells of each scenario, event by event, ends where replay does. */
@Tag("e2e")
// Beside those that wait for the deployment, with which it has nothing in common.
@Execution(ExecutionMode.CONCURRENT)
@EnabledOnOs(OS.LINUX)
class LiveEqualsReplayTest {

    private static final String DIGESTER = "dev.latchkey.lambda.DigestHandler";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Told when it was High, before a late record made it Medium: people are told of rises alone (semantics 6). */
    private static final String FELL_IN_SILENCE = "malicious/deleted-and-made-again";

    /** A month lies within each: who provisions, and with what, is learnt meanwhile. */
    private static final Set<String> LEARNT = Set.of(
            "malicious/administrator-role-by-a-stranger",
            "malicious/caller-never-seen-before",
            "malicious/pipeline-session-used-by-hand");

    private static final String VERDICT = "{\\\"verdict\\\":";

    private final LocalDynamo dynamo = new LocalDynamo();
    private final RecordedSns sns = new RecordedSns();
    private final IamOfAccount iam = new IamOfAccount();

    @BeforeEach
    void makeTables() {
        dynamo.createTable("chains", "pk", "sk");
        dynamo.createTable("allowlist", "pk");
        dynamo.createTable("evidence", "pk", "sk");
    }

    @AfterEach
    void close() {
        iam.close();
        sns.close();
        dynamo.close();
    }

    @Test
    void the_last_state_of_each_finding_is_the_same() throws IOException {
        List<String> judged = new ArrayList<>();
        List<String> toldOtherwise = new ArrayList<>();
        for (String options : ReplayedScenario.OPTIONS.keySet()) {
            try (LambdaProcess function =
                    LambdaProcess.start(function(ReplayedScenario.OPTIONS.getOrDefault(options, Map.of())))) {
                for (ReplayedScenario scenario : ReplayedScenario.under(options)) {
                    String name = scenario.name();
                    judged.add(name);
                    Map<String, String> found = scenario.found();
                    int logged = log(function).length();
                    Map<String, String> told = told(function, scenario);
                    assertThat(judged(log(function).substring(logged))).as(name).containsAllEntriesOf(found);
                    assertThat(told).as(name).containsOnlyKeys(found.keySet());
                    if (!told.equals(found)) {
                        toldOtherwise.add(name);
                    }
                }
            }
        }
        assertThat(judged).hasSizeGreaterThan(100);
        assertThat(toldOtherwise).containsExactly(FELL_IN_SILENCE);
        assertThat(iam.asked()).contains("iam:ListEntitiesForPolicy", "iam:GetGroup");
        assertThat(Permissions.actions("Detector")).containsAll(iam.asked());
    }

    /** The severity under each uid, as it was told last; what was told to be over is over. */
    private Map<String, String> told(LambdaProcess function, ReplayedScenario scenario) throws IOException {
        dynamo.empty("chains", List.of(), "pk", "sk");
        dynamo.empty("allowlist", scenario.allowlist(), "pk");
        dynamo.empty("evidence", List.of(), "pk", "sk");
        if (scenario.account().isPresent()) {
            iam.shows(scenario.account().get());
        }
        int before = sns.published().size();
        if (LEARNT.contains(scenario.name())) {
            deliver(function, scenario.name());
            learn();
        }
        deliver(function, scenario.name());
        Map<String, String> last = new TreeMap<>();
        sns.published().stream()
                .skip(before)
                .map(RecordedSns.Published::finding)
                .forEach(finding -> ReplayedScenario.add(finding, last));
        last.values().removeIf("Resolved"::equals);
        return last;
    }

    private static void deliver(LambdaProcess function, String name) {
        for (JsonNode event : Scenario.envelopes(name)) {
            assertThat(function.invoke(event.toString().getBytes(UTF_8)))
                    .as("an event of %s; the function's log is %s", name, function.log())
                    .isInstanceOf(Outcome.Response.class);
        }
    }

    /** And judges by it, as far as it may: AWS would refuse the rest. */
    private void learn() throws IOException {
        dynamo.forget();
        try (LambdaProcess digester = LambdaProcess.start(PackagedFunction.of(DIGESTER, environment(Map.of())))) {
            assertThat(digester.invoke("{\"latchkey\":\"keep evidence\"}".getBytes(UTF_8)))
                    .as("the digester's log is %s", digester.log())
                    .isInstanceOf(Outcome.Response.class);
        }
        assertThat(Permissions.actions("Digester")).containsAll(dynamo.asked());
    }

    /** The severity under each uid, as it was judged last: the log has a line for each verdict. */
    private static Map<String, String> judged(String log) throws IOException {
        Map<String, String> last = new TreeMap<>();
        for (String line : log.lines().filter(it -> it.contains(VERDICT)).toList()) {
            JsonNode verdict = JSON.readTree(JSON.readTree(line).path("message").asText());
            last.put(verdict.path("uid").asText(), verdict.path("severity").asText());
        }
        return last;
    }

    private static String log(LambdaProcess function) throws IOException {
        return Files.readString(function.log());
    }

    private PackagedFunction function(Map<Setting, String> tuning) {
        return PackagedFunction.of(PackagedFunctionTest.HANDLER, environment(tuning));
    }

    private Map<String, String> environment(Map<Setting, String> tuning) {
        Map<String, String> environment = new HashMap<>(PackagedFunctionTest.environment(dynamo, sns));
        environment.put(Setting.TOPIC_ARN.variable(), "arn:aws:sns:us-east-1:111122223333:alerts");
        environment.put(Setting.TELL_FROM.variable(), "informational");
        environment.put("AWS_ENDPOINT_URL_IAM", iam.uri().toString());
        tuning.forEach((setting, text) -> environment.put(setting.variable(), text));
        return environment;
    }
}
