package dev.latchkey.infra;

import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.BillingMode;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.dynamodb.TableEncryption;
import software.amazon.awscdk.services.dynamodb.TableProps;
import software.constructs.Construct;

/** Where steps wait for the rest of their chain until {@code expiresAt}, and where each finding is kept. */
final class ChainTable extends Table {
    ChainTable(Construct scope, String id, DeploymentContext context) {
        super(scope, id, props(context));
    }

    private static TableProps props(DeploymentContext context) {
        return TableProps.builder()
                .partitionKey(text("pk"))
                .sortKey(text("sk"))
                .timeToLiveAttribute("expiresAt")
                .billingMode(BillingMode.PAY_PER_REQUEST)
                // Not DynamoDB's own key: under the account's, CloudTrail shows who had the table decrypted.
                .encryption(TableEncryption.AWS_MANAGED)
                .pointInTimeRecoverySpecification(PointInTimeRecoverySpecification.builder()
                        .pointInTimeRecoveryEnabled(true)
                        .build())
                .removalPolicy(context.removalPolicy())
                .deletionProtection(!context.removable())
                .build();
    }

    private static Attribute text(String name) {
        return Attribute.builder().name(name).type(AttributeType.STRING).build();
    }
}
