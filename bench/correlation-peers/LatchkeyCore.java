import dev.latchkey.detection.Detector;
import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.call.Origin;
import dev.latchkey.detection.call.Principal;
import dev.latchkey.detection.chain.Account;
import dev.latchkey.detection.chain.InMemoryChainStore;
import dev.latchkey.detection.allowlist.Allowlist;
import dev.latchkey.detection.verdict.Analytic;
import dev.latchkey.detection.verdict.Tuning;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Latchkey's core as a replay uses it: every call remembered, then each identity judged once, severity and all. */
final class LatchkeyCore {

    private static final String ACCOUNT = "111122223333";
    private static final Duration WINDOW = Duration.ofSeconds(Stream.WINDOW);
    private static final Tuning TUNING = new Tuning(
            WINDOW,
            WINDOW,
            Tuning.DEFAULT.ownAccounts(),
            Tuning.DEFAULT.regions(),
            Tuning.DEFAULT.networks(),
            Tuning.DEFAULT.attackTools(),
            Tuning.DEFAULT.tellFrom());
    private static final Allowlist NOBODY = () -> new Allowlist.Entries(List.of(), List.of());
    private static final int CALLERS = 400;
    private static final int ALL_STAGES = 3;

    private LatchkeyCore() {}

    public static void main(String[] arguments) {
        List<ApiCall> calls = Stream.of(Integer.parseInt(arguments[0]), Long.parseLong(arguments[1])).stream()
                .map(LatchkeyCore::call)
                .toList();
        Contest.of(calls, Integer.parseInt(arguments[2]), () -> () -> found(calls));
    }

    private static int found(List<ApiCall> calls) {
        InMemoryChainStore chains = new InMemoryChainStore();
        Detector detector = new Detector(chains, Account.NOT_ASKED, new Analytic(TUNING, NOBODY));
        calls.forEach(detector::remember);
        return (int) chains.subjects().stream()
                .filter(subject -> subject.isIdentity())
                .flatMap(subject -> detector.judge(subject).verdicts().stream())
                .map(verdict -> verdict.stretch())
                .filter(stretch -> stretch.stagesReached() == ALL_STAGES)
                .count();
    }

    private static ApiCall call(Stream.Event event) {
        String id = "e-%08d-0000-4000-8000-000000000000".formatted(event.number());
        return new ApiCall(
                id,
                Instant.ofEpochSecond(event.time()),
                "iam.amazonaws.com",
                operation(event.kind()),
                "aws",
                ACCOUNT,
                "us-east-1",
                caller(event.number() % CALLERS),
                new Origin("198.51.100." + event.number() % 200, "aws-cli/2.17.32 md/awscrt#0.20.11", false),
                Optional.empty(),
                false,
                values(event),
                Optional.empty(),
                Optional.empty());
    }

    private static String operation(Stream.Kind kind) {
        return switch (kind) {
            case CREATION -> "CreateUser";
            case GRANT -> "AttachUserPolicy";
            case CREDENTIAL -> "CreateAccessKey";
            case OTHER -> "EnableMFADevice";
        };
    }

    private static Map<String, String> values(Stream.Event event) {
        String name = "requestParameters.userName";
        return switch (event.kind()) {
            case CREATION -> Map.of(name, event.user(), "responseElements.user.userId", "AIDA" + event.number());
            case GRANT ->
                Map.of(name, event.user(), "requestParameters.policyArn", "arn:aws:iam::aws:policy/ReadOnlyAccess");
            case CREDENTIAL ->
                Map.of(
                        name,
                        event.user(),
                        "responseElements.accessKey.accessKeyId",
                        "AKIA%09dEXAMPLE".formatted(event.number()));
            case OTHER -> Map.of(name, event.user());
        };
    }

    private static Principal caller(int number) {
        String role = "deployer-" + number;
        return new Principal(
                "AssumedRole",
                Optional.of("arn:aws:sts::" + ACCOUNT + ":assumed-role/" + role + "/session"),
                Optional.of("arn:aws:iam::" + ACCOUNT + ":role/" + role),
                Optional.of(ACCOUNT),
                Optional.of(role),
                Optional.of("ASIA%09dEXAMPLE".formatted(number)),
                Optional.empty(), Optional.empty(),
                Optional.of(false));
    }
}
