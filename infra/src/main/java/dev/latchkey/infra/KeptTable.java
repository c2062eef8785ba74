package dev.latchkey.infra;

import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.BillingMode;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.dynamodb.TableEncryption;
import software.amazon.awscdk.services.dynamodb.TableProps;
import software.constructs.Construct;

/** A table that holds an owner's data: encrypted, restorable, and outliving the stack unless they said otherwise. */
abstract class KeptTable extends Table {
    KeptTable(Construct scope, String id, TableProps props) {
        super(scope, id, props);
    }

    static TableProps.Builder kept(DeploymentContext context) {
        return TableProps.builder()
                .partitionKey(text("pk"))
                .billingMode(BillingMode.PAY_PER_REQUEST)
                // Not DynamoDB's own key: under the account's, CloudTrail shows who had the table decrypted.
                .encryption(TableEncryption.AWS_MANAGED)
                .pointInTimeRecoverySpecification(PointInTimeRecoverySpecification.builder()
                        .pointInTimeRecoveryEnabled(true)
                        .build())
                .removalPolicy(context.removalPolicy())
                .deletionProtection(!context.removable());
    }

    /** Of items that are sorted below their key and expire by themselves. */
    static TableProps expiring(DeploymentContext context) {
        return kept(context)
                .sortKey(text("sk"))
                .timeToLiveAttribute("expiresAt")
                .build();
    }

    private static Attribute text(String name) {
        return Attribute.builder().name(name).type(AttributeType.STRING).build();
    }
}
