package dev.latchkey.detection.response;

import dev.latchkey.detection.call.Principal;
import java.util.regex.Pattern;

/** A role of AWS's own: no person can open a session of it, and nobody but AWS can change it. */
public final class ServiceLinked {

    /** IAM lets nobody else make a role under this path. */
    private static final Pattern ROLE =
            Pattern.compile("arn:[^:]+:iam::[0-9]*:role/aws-service-role/.+", Pattern.DOTALL);

    private ServiceLinked() {}

    public static boolean is(Principal actor) {
        return actor.issuerArn()
                .filter(issuer -> ROLE.matcher(issuer).matches())
                .isPresent();
    }
}
