package dev.latchkey.infra;

import java.util.Objects;
import software.amazon.awscdk.services.events.CfnRule;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.Rule;

/**
 * What a rule takes from a bus.
 *
 * @param id of the rule in its stack, such as {@code Calls-iam}
 * @param isRead whether CloudTrail records it as a call that only reads, as it does {@code AssumeRole}
 */
record Heard(String id, String description, EventPattern pattern, boolean isRead) {
    private static final String ALSO_OF_READS = "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS";

    /**
     * A rule that is merely enabled is given no reads, whatever its pattern says; CDK's own rule has no word for more.
     *
     * @see <a
     *     href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail-management.html">
     *     Receiving read-only management events</a>
     */
    void enable(Rule rule) {
        if (isRead) {
            CfnRule made = (CfnRule) Objects.requireNonNull(rule.getNode().getDefaultChild());
            made.setState(ALSO_OF_READS);
        }
    }
}
