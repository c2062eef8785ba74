package dev.latchkey.infra;

import dev.latchkey.lambda.Setting;
import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.List;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.ApplicationLogLevel;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.EventInvokeConfigOptions;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.LoggingFormat;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.SnapStartConf;
import software.amazon.awscdk.services.lambda.SystemLogLevel;
import software.amazon.awscdk.services.lambda.destinations.SqsDestination;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/** The detector in Lambda, called by its alias {@code live} alone, with the rights that its collaborators need. */
final class DetectorFunction extends Construct {
    static final String HANDLER = "dev.latchkey.lambda.DetectorHandler";

    /** Under the lease of a claim (45 s), under Lambda's first retry (60 s): no try overlaps the one before. */
    private static final Duration TIMEOUT = Duration.seconds(20);

    private final Function function;
    private final Alias live;

    DetectorFunction(Construct scope, String id, DeploymentContext context) {
        super(scope, id);
        LogGroup log = LogGroup.Builder.create(this, "Log")
                .retention(RetentionDays.THREE_MONTHS)
                .removalPolicy(context.removalPolicy())
                .build();
        function = function(context, log);
        live = Alias.Builder.create(this, "Live")
                .aliasName("live")
                .version(function.getCurrentVersion())
                .build();
    }

    Function function() {
        return function;
    }

    Alias live() {
        return live;
    }

    DetectorFunction remembersIn(ChainTable chains) {
        tell(Setting.CHAINS_TABLE, chains.getTableName());
        chains.grant(function, "dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:Query");

        return this;
    }

    DetectorFunction consults(AllowlistTable allowlist) {
        tell(Setting.ALLOWLIST_TABLE, allowlist.getTableName());
        allowlist.grant(function, "dynamodb:Scan");
        return this;
    }

    DetectorFunction tells(AlertTopic alerts) {
        tell(Setting.TOPIC_ARN, alerts.getTopicArn());
        alerts.grantPublish(function);
        NagSuppressions.addResourceSuppressions(
                function.getRole(),
                List.of(NagPackSuppression.builder()
                        .id("AwsSolutions-IAM5")
                        .reason("SNS wants kms:GenerateDataKey* of publishers; it holds for the topic's key alone.")
                        .appliesTo(List.of("Action::kms:GenerateDataKey*"))
                        .build()),
                true);
        return this;
    }

    DetectorFunction asks(DeploymentContext context) {
        if (context.lookUps()) {
            IamReading.grant(function);
        }
        return this;
    }

    /** On the alias: on the function it would hold for {@code $LATEST}, which nobody calls. */
    DetectorFunction setsAsideIn(SetAsideQueue unprocessed) {
        live.configureAsyncInvoke(EventInvokeConfigOptions.builder()
                .retryAttempts(2)
                .maxEventAge(Duration.hours(6))
                .onFailure(new SqsDestination(unprocessed))
                .build());
        return this;
    }

    private void tell(Setting setting, String value) {
        function.addEnvironment(setting.variable(), value);
    }

    private Function function(DeploymentContext context, LogGroup log) {
        Function made = Function.Builder.create(this, "Function")
                .description("Latchkey's detector: remembers and judges the steps of each IAM call")
                .runtime(Runtime.JAVA_25)
                .architecture(Architecture.ARM_64)
                .handler(HANDLER)
                .code(Code.fromAsset(LambdaZip.find().toString()))
                .memorySize(1024)
                .timeout(TIMEOUT)
                .snapStart(SnapStartConf.ON_PUBLISHED_VERSIONS)
                .reservedConcurrentExecutions(context.reservedConcurrency().orElse(null))
                .role(role(log))
                .logGroup(log)
                .loggingFormat(LoggingFormat.JSON)
                .applicationLogLevelV2(ApplicationLogLevel.INFO)
                .systemLogLevelV2(SystemLogLevel.WARN)
                .build();
        context.tuning().forEach((setting, value) -> made.addEnvironment(setting.variable(), value));
        // The warning asks for a published version, which is what the alias stands on.
        Annotations.of(made).acknowledgeWarning("@aws-cdk/aws-lambda:snapStartRequirePublish");
        return made;
    }

    /** Of our own: the role that CDK makes may write into every log group of the account. */
    private Role role(LogGroup log) {
        Role role = Role.Builder.create(this, "Role")
                .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                .description("What Latchkey's detector may do")
                .build();
        role.addToPolicy(PolicyStatement.Builder.create()
                .actions(List.of("logs:CreateLogStream", "logs:PutLogEvents"))
                .resources(List.of(log.getLogGroupArn()))
                .build());
        return role;
    }
}
