package dev.latchkey.infra;

import dev.latchkey.aws.DynamoDbKnownCallers;
import dev.latchkey.lambda.Setting;
import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.List;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.EventInvokeConfigOptions;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.SnapStartConf;
import software.amazon.awscdk.services.lambda.VersionOptions;
import software.amazon.awscdk.services.lambda.destinations.SqsDestination;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/** A front door of the zip in Lambda, called by its alias {@code live} alone, with the rights that it is given. */
abstract class HandlerFunction extends Construct {
    /** Under the lease of a claim (45 s), under Lambda's first retry (60 s): no try overlaps the one before. */
    static final Duration TIMEOUT = Duration.seconds(20);

    /**
     * A class of the zip.
     *
     * @param timeout after which Lambda ends a run
     * @param reserves whether the wish for reserved concurrency is for it
     */
    record Handler(String name, String className, String description, Duration timeout, boolean reserves) {
        Handler(String name, String className, String description, boolean reserves) {
            this(name, className, description, TIMEOUT, reserves);
        }
    }

    private final Function function;
    private final Alias live;

    HandlerFunction(Construct scope, String id, DeploymentContext context, Handler handler) {
        super(scope, id);
        LogGroup log = LogGroup.Builder.create(this, "Log")
                .retention(RetentionDays.THREE_MONTHS)
                .removalPolicy(context.removalPolicy())
                .build();
        function = function(context, handler, log);
        context.tuning().forEach(this::tell);
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

    HandlerFunction remembersIn(ChainTable chains, String... actions) {
        tell(Setting.CHAINS_TABLE, chains.getTableName());
        chains.grant(function, actions);
        return this;
    }

    HandlerFunction consults(AllowlistTable allowlist) {
        tell(Setting.ALLOWLIST_TABLE, allowlist.getTableName());
        allowlist.grant(function, "dynamodb:Scan");
        return this;
    }

    /** Known callers alone, and no evidence; to be read. */
    HandlerFunction knowsCallersFrom(EvidenceTable evidence) {
        tell(Setting.EVIDENCE_TABLE, evidence.getTableName());
        function.addToRolePolicy(evidence.toItemsUnder(DynamoDbKnownCallers.PROVISIONER, "dynamodb:BatchGetItem"));
        return this;
    }

    HandlerFunction tells(AlertTopic alerts) {
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

    HandlerFunction settlesIn(SettlingQueue waiting) {
        tell(Setting.SETTLE_QUEUE, waiting.getQueueUrl());
        waiting.grant(function, "sqs:SendMessage");
        return this;
    }

    HandlerFunction asks(DeploymentContext context) {
        IamReading.grant(function, context);
        return this;
    }

    /** On the alias: on the function it would hold for {@code $LATEST}, which nobody calls. */
    HandlerFunction setsAsideIn(SetAsideQueue unprocessed) {
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

    private Function function(DeploymentContext context, Handler handler, LogGroup log) {
        Function.Builder function = Function.Builder.create(this, "Function")
                .description(handler.description())
                .runtime(Runtime.JAVA_25)
                .architecture(Architecture.ARM_64)
                .handler(handler.className())
                .code(Code.fromAsset(LambdaZip.find().toString()))
                .memorySize(1024)
                .timeout(handler.timeout())
                .snapStart(SnapStartConf.ON_PUBLISHED_VERSIONS)
                .currentVersionOptions(VersionOptions.builder()
                        .removalPolicy(context.removalPolicyOfVersions())
                        .build())
                .reservedConcurrentExecutions(
                        handler.reserves() ? context.reservedConcurrency().orElse(null) : null)
                .role(new HandlerRole(this, "Role", handler.name(), log))
                .logGroup(log);
        Function made = LogForm.of(function, context.region()).build();
        // The warning asks for a published version, which is what the alias stands on.
        Annotations.of(made).acknowledgeWarning("@aws-cdk/aws-lambda:snapStartRequirePublish");
        return made;
    }
}
