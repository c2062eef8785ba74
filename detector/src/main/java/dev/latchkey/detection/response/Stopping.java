package dev.latchkey.detection.response;

import dev.latchkey.detection.step.Fact.CredentialMade;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** How each kind of credential is stopped, without losing the trace of it. */
enum Stopping {
    ACCESS_KEY("access key", "access-key%s --access-key-id %s"),
    SERVICE_SPECIFIC(
            "service-specific credential", "service-specific-credential%s --service-specific-credential-id %s"),
    SSH_KEY("SSH key", "ssh-public-key%s --ssh-public-key-id %s"),
    CERTIFICATE("signing certificate", "signing-certificate%s --certificate-id %s"),
    PASSWORD("password", "login-profile%s");

    /** What AWS's ids look like; anything else in a command could do something else. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9]{3,128}");

    private final String kind;
    private final String which;

    Stopping(String kind, String which) {
        this.kind = kind;
        this.which = which;
    }

    /** @param user the option that names the user, empty for root */
    static Optional<String> command(CredentialMade made, String user) {
        return of(made).map(it -> it == PASSWORD
                ? it.deletion(made, user)
                : "aws iam update-" + it.which.formatted(user, made.id()) + " --status Inactive");
    }

    /** What a session that may do no more does to a credential of root. */
    static Optional<String> ofRoot(CredentialMade made) {
        return of(made).map(it -> it.deletion(made, ""));
    }

    /** A password cannot be made inactive. */
    static boolean isPassword(CredentialMade made) {
        return of(made).equals(Optional.of(PASSWORD));
    }

    private static Optional<Stopping> of(CredentialMade made) {
        return Arrays.stream(values())
                .filter(it -> made.kind().endsWith(it.kind))
                .filter(it -> it == PASSWORD || ID.matcher(made.id()).matches())
                .findFirst();
    }

    private String deletion(CredentialMade made, String user) {
        return "aws iam delete-" + which.formatted(user, made.id());
    }
}
