package dev.latchkey.detection.effective;

import static dev.latchkey.detection.Calls.arn;
import static dev.latchkey.detection.Calls.call;
import static dev.latchkey.detection.Calls.trusting;

import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.call.TrustDocument.Kind;
import dev.latchkey.detection.call.TrustDocument.Trusted;
import dev.latchkey.detection.step.Operation;
import java.util.stream.Stream;

/** Roles that identities of the home account may assume. */
final class TrustingRoles {

    private TrustingRoles() {}

    /** @param trusted such as {@code role/r} */
    static ApiCall roleTrusting(String name, String... trusted) {
        return trusting(
                Stream.of(trusted)
                        .map(it -> new Trusted(Kind.AWS, arn(it), false, false))
                        .toList(),
                call(Operation.CREATE_ROLE, "roleName", name));
    }
}
