package dev.latchkey.cloudtrail;

import dev.latchkey.detection.call.PolicyDocument;
import dev.latchkey.detection.call.TrustDocument;
import dev.latchkey.policy.PolicyJson;
import java.util.Optional;

/** The policy documents that a record holds, as plain or as URL-encoded text. */
final class CallDocuments {

    /** The one operation that calls a trust policy a policy document. */
    private static final String TRUST_CHANGE = "UpdateAssumeRolePolicy";

    private static final String POLICY = "requestParameters.policyDocument";

    private CallDocuments() {}

    static Optional<PolicyDocument> permissions(Fields fields, String eventName) {
        return eventName.equals(TRUST_CHANGE)
                ? Optional.empty()
                : fields.document(POLICY).flatMap(PolicyJson::permissions);
    }

    /** As it was asked for, or else as the answer repeats it. */
    static Optional<TrustDocument> trust(Fields fields, String eventName) {
        return trust(fields.document("requestParameters.assumeRolePolicyDocument"))
                .or(() -> trust(fields.document(POLICY).filter(text -> eventName.equals(TRUST_CHANGE))))
                .or(() -> trust(fields.document("responseElements.role.assumeRolePolicyDocument")));
    }

    private static Optional<TrustDocument> trust(Optional<String> text) {
        return text.flatMap(PolicyJson::trust);
    }
}
