package dev.latchkey.infra;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.events.CfnEventBusPolicy;
import software.amazon.awscdk.services.events.CfnEventBusPolicyProps;
import software.constructs.Construct;

/**
 * Lets rules of other accounts send to the bus on which the detector listens. Only rules may: what somebody puts there
 * by hand is no record of AWS's.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-cross-account.html">Between accounts</a>
 */
final class HubPolicy extends CfnEventBusPolicy {
    /** The name of what is let in among all that the bus lets in. */
    static final String STATEMENT = "LatchkeyForwarders";

    private static final String ALL = "*";

    HubPolicy(Construct scope, String id, ForwardedFrom from) {
        super(scope, id, props(Stack.of(scope), from));
    }

    private static CfnEventBusPolicyProps props(Stack stack, ForwardedFrom from) {
        return CfnEventBusPolicyProps.builder()
                .statementId(STATEMENT)
                .statement(Sorted.of(Map.of(
                        "Sid",
                        STATEMENT,
                        "Effect",
                        "Allow",
                        "Principal",
                        senders(stack, from),
                        "Action",
                        "events:PutEvents",
                        "Resource",
                        DefaultBus.of(stack),
                        "Condition",
                        condition(from))))
                .build();
    }

    /** Of an organization nobody can be named; the condition keeps all others out. */
    private static Object senders(Stack stack, ForwardedFrom from) {
        List<String> roots = from.accounts().stream()
                .map(account -> "arn:%s:iam::%s:root".formatted(stack.getPartition(), account))
                .toList();
        return from.organization().isPresent() ? ALL : Map.of("AWS", roots);
    }

    private static Map<String, Object> condition(ForwardedFrom from) {
        Map<String, Object> condition = new HashMap<>();
        condition.put("Bool", Map.of("events:eventBusInvocation", "true"));
        from.organization().ifPresent(id -> condition.put("StringEquals", Map.of("aws:PrincipalOrgID", id)));
        return condition;
    }
}
