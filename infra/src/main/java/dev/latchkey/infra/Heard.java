package dev.latchkey.infra;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awscdk.services.events.CfnRule;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.Rule;

/**
 * What a rule takes from a bus.
 *
 * @param id of the rule in its stack, such as {@code Calls-iam}
 * @param inFull the pattern if CDK's own has no words for it, as for alternatives
 * @param isRead whether CloudTrail records it as a call that only reads, as it does {@code AssumeRole}
 */
record Heard(
        String id, String description, EventPattern pattern, Optional<Map<String, Object>> inFull, boolean isRead) {
    private static final String ALSO_OF_READS = "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS";

    Heard(String id, String description, EventPattern pattern, boolean isRead) {
        this(id, description, pattern, Optional.empty(), isRead);
    }

    /**
     * A rule that is merely enabled is given no reads, whatever its pattern says; CDK's own rule has no word for more.
     *
     * @see <a
     *     href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail-management.html">
     *     Receiving read-only management events</a>
     */
    void enable(Rule rule) {
        CfnRule made = (CfnRule) Objects.requireNonNull(rule.getNode().getDefaultChild());
        inFull.ifPresent(made::setEventPattern);
        if (isRead) {
            made.setState(ALSO_OF_READS);
        }
    }
}
