package dev.latchkey.infra;

import java.util.List;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.RoleProps;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/** As whom a function runs. Of our own: the role that CDK makes may write into every log group of the account. */
final class HandlerRole extends Role {
    HandlerRole(Construct scope, String id, String handler, LogGroup log) {
        super(
                scope,
                id,
                RoleProps.builder()
                        .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                        .description("What Latchkey's %s may do".formatted(handler))
                        .build());
        addToPolicy(PolicyStatement.Builder.create()
                .actions(List.of("logs:CreateLogStream", "logs:PutLogEvents"))
                .resources(List.of(log.getLogGroupArn()))
                .build());
    }
}
