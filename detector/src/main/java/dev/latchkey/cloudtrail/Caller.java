package dev.latchkey.cloudtrail;

import dev.latchkey.detection.call.Origin;
import dev.latchkey.detection.call.Principal;

/** Who made the call and from where, as far as {@code userIdentity} and the request's own fields say. */
final class Caller {

    private Caller() {}

    static Principal principal(Fields fields) {
        return new Principal(
                fields.text("userIdentity.type").orElse("Unknown"),
                fields.text("userIdentity.arn"),
                fields.text("userIdentity.sessionContext.sessionIssuer.arn"),
                fields.text("userIdentity.accountId"),
                // Identity Center has hidden the names of its users since July 2025 and gives their id instead.
                fields.text("userIdentity.userName").or(() -> fields.text("userIdentity.onBehalfOf.userId")),
                fields.text("userIdentity.accessKeyId"),
                fields.text("userIdentity.invokedBy"),
                fields.text("userIdentity.invokedByDelegate.accountId"),
                fields.text("userIdentity.sessionContext.attributes.mfaAuthenticated")
                        .map(Boolean::parseBoolean),
                isAssumedRoot(fields));
    }

    /** AWS's example has the mark on whoever asks for such a session too, who is a role of another account. */
    private static boolean isAssumedRoot(Fields fields) {
        boolean root = fields.text("userIdentity.type").filter("Root"::equals).isPresent();
        return root && fields.isTrue("userIdentity.sessionContext.assumedRoot");
    }

    static Origin origin(Fields fields) {
        return new Origin(
                fields.text("sourceIPAddress").orElse("unknown address"),
                fields.text("userAgent").orElse("no user agent"),
                fields.isTrue("sessionCredentialFromConsole"));
    }
}
