package dev.latchkey.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.RoleProps;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.constructs.Construct;

/** As whom EventBridge Scheduler calls the alias of one function. */
final class ScheduleCaller extends Role {
    ScheduleCaller(Construct scope, String id, HandlerFunction callee) {
        super(
                scope,
                id,
                RoleProps.builder()
                        // Nobody else's schedules: the service says for which account it asks.
                        .assumedBy(new ServicePrincipal("scheduler.amazonaws.com")
                                .withConditions(Map.of("StringEquals", Map.of("aws:SourceAccount", Aws.ACCOUNT_ID))))
                        .description("What Latchkey's schedules may do")
                        .build());
        addToPolicy(PolicyStatement.Builder.create()
                .actions(List.of("lambda:InvokeFunction"))
                .resources(List.of(callee.live().getFunctionArn()))
                .build());
    }
}
