package dev.latchkey.detection.alert;

import dev.latchkey.detection.chain.Fact.CredentialMade;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** How each kind of credential is stopped, without losing the trace of it. */
enum Stopping {
    ACCESS_KEY("access key", "update-access-key%s --access-key-id %s --status Inactive"),
    SERVICE_SPECIFIC(
            "service-specific credential",
            "update-service-specific-credential%s --service-specific-credential-id %s --status Inactive"),
    SSH_KEY("SSH key", "update-ssh-public-key%s --ssh-public-key-id %s --status Inactive"),
    CERTIFICATE("signing certificate", "update-signing-certificate%s --certificate-id %s --status Inactive"),
    PASSWORD("password", "delete-login-profile%s");

    /** What AWS's ids look like; anything else in a command could do something else. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9]{3,128}");

    private final String kind;
    private final String command;

    Stopping(String kind, String command) {
        this.kind = kind;
        this.command = command;
    }

    /** @param user the option that names the user, empty for oneself */
    static Optional<String> command(CredentialMade made, String user) {
        return Arrays.stream(values())
                .filter(it -> made.kind().endsWith(it.kind))
                .filter(it -> it == PASSWORD || ID.matcher(made.id()).matches())
                .findFirst()
                .map(it -> "aws iam " + it.command.formatted(user, made.id()));
    }
}
