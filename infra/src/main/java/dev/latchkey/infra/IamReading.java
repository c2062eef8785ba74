package dev.latchkey.infra;

import dev.latchkey.aws.IamCall;
import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import io.github.cdklabs.cdknag.RegexAppliesTo;
import java.util.List;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.lambda.Function;

/** The right to make the calls that the detector makes of IAM: all of them read, in the stack's own account alone. */
final class IamReading {
    private static final String REASON =
            "Whoever is found may be any user, role, group or policy of the account; it is only read.";

    private IamReading() {}

    static void grant(Function function, DeploymentContext context) {
        if (!context.lookUps()) {
            return;
        }
        IamCall.kinds()
                .forEach(kind -> function.addToRolePolicy(PolicyStatement.Builder.create()
                        .actions(IamCall.actionsOn(kind))
                        .resources(List.of(all(kind, Stack.of(function))))
                        .build()));
        suppress(function.getRole());
    }

    /** Of this account; AWS's own policies are never asked for. */
    private static String all(String kind, Stack stack) {
        return stack.formatArn(ArnComponents.builder()
                .service("iam")
                .region("")
                .resource(kind)
                .resourceName("*")
                .build());
    }

    private static void suppress(IRole role) {
        // With any partition and account, for cdk-nag writes <AWS::AccountId> where none is given.
        RegexAppliesTo ofAKind = RegexAppliesTo.builder()
                .regex("/^Resource::arn:.+:iam::.+:(user|role|group|policy)/\\*$/")
                .build();
        NagSuppressions.addResourceSuppressions(
                role,
                List.of(NagPackSuppression.builder()
                        .id("AwsSolutions-IAM5")
                        .reason(REASON)
                        .appliesTo(List.of(ofAKind))
                        .build()),
                true);
    }
}
