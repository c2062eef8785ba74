package dev.latchkey.detection.chain;

import static dev.latchkey.detection.chain.Target.ROLE;
import static dev.latchkey.detection.chain.Target.USER;
import static dev.latchkey.detection.chain.Target.USER_OR_ONESELF;

import dev.latchkey.detection.call.ApiCall;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The table: which operation means what. The EventBridge pattern, the README's table and every verdict derive from it.
 *
 * <p>One entry a line: event source, event name, the stage that a call has at most, whom it is done to, what it adds.
 */
public enum Operation {
    CREATE_USER("iam.amazonaws.com", "CreateUser", Stage.CREATION, USER, Facts::created),
    CREATE_ROLE("iam.amazonaws.com", "CreateRole", Stage.CREATION, ROLE, Facts::createdWithDoor),
    ATTACH_USER_POLICY("iam.amazonaws.com", "AttachUserPolicy", Stage.GRANT, USER, Facts::attached),
    PUT_USER_POLICY("iam.amazonaws.com", "PutUserPolicy", Stage.GRANT, USER, Facts::inlined),
    CREATE_ACCESS_KEY("iam.amazonaws.com", "CreateAccessKey", Stage.CREDENTIAL, USER_OR_ONESELF, Facts::accessKey);

    private static final Map<String, Operation> BY_NAME = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(o -> o.eventSource + "/" + o.eventName, Function.identity()));

    private final String eventSource;
    private final String eventName;
    private final Stage stage;
    private final Target target;
    private final Function<ApiCall, Stream<Fact>> facts;

    Operation(String eventSource, String eventName, Stage stage, Target target, Function<ApiCall, Stream<Fact>> facts) {
        this.eventSource = eventSource;
        this.eventName = eventName;
        this.stage = stage;
        this.target = target;
        this.facts = facts;
    }

    public String eventSource() {
        return eventSource;
    }

    public String eventName() {
        return eventName;
    }

    /** The stage that a successful call has at most. */
    public Stage stage() {
        return stage;
    }

    public static Optional<Operation> of(ApiCall call) {
        return of(call.eventSource(), call.eventName());
    }

    /** By source and name: other services have a CreateUser of their own. */
    public static Optional<Operation> of(String eventSource, String eventName) {
        return Optional.ofNullable(BY_NAME.get(eventSource + "/" + eventName));
    }

    List<Step> steps(ApiCall call) {
        Target.Named target = this.target.of(call);
        return facts.apply(call)
                .map(fact -> new Step(
                        target.subject(),
                        this,
                        call.eventId(),
                        call.time(),
                        call.region(),
                        target.name(),
                        call.actor(),
                        call.origin(),
                        fact))
                .toList();
    }
}
