package dev.latchkey.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/** What is known of each identity, for as long as {@code keepEvidence} says: far longer than the chains. */
final class EvidenceTable extends KeptTable {
    EvidenceTable(Construct scope, String id, DeploymentContext context) {
        super(scope, id, expiring(context));
    }

    /**
     * For whoever needs no more of it than stands under one key.
     *
     * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html">
     *     Conditions on items</a>
     */
    PolicyStatement toItemsUnder(String key, String... actions) {
        return PolicyStatement.Builder.create()
                .actions(List.of(actions))
                .resources(List.of(getTableArn()))
                .conditions(Map.of("ForAllValues:StringEquals", Map.of("dynamodb:LeadingKeys", List.of(key))))
                .build();
    }
}
