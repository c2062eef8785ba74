package dev.latchkey.aws;

import dev.latchkey.detection.text.PlainText;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** What whoever typed a command does if it is their credentials that AWS, or the SDK, complains about. */
public final class CredentialsAdvice {

    /** As services name what is expired, unknown or wrongly signed, each in its own way. */
    private static final Pattern NOT_TAKEN =
            Pattern.compile("ExpiredToken.*|UnrecognizedClient.*|InvalidClientTokenId|IncompleteSignature.*"
                    + "|MissingAuthenticationToken.*");

    /** As they name what was signed by a wrong key, or at a time that is not theirs. */
    private static final Pattern NOT_SIGNED =
            Pattern.compile("InvalidSignature.*|SignatureDoesNotMatch|RequestTimeTooSkewed|RequestExpired.*");

    private static final int SHORT = 80;

    /** Behind these words the SDK lists all classes that looked, or sends its reader to a stack trace. */
    private static final Pattern OF_THE_SDK_ALONE = Pattern.compile("(?s) in the chain .*|\\.? See cause .*");

    private CredentialsAdvice() {}

    /** One sentence; empty if it is something else. */
    public static Optional<String> of(SdkException problem) {
        if (problem instanceof AwsServiceException refused) {
            return ofRefusal(code(refused));
        }
        // Sessions of sso and of assumed roles need modules of the SDK that are not shipped; this brings all of them.
        return Optional.of(String.valueOf(problem.getMessage()))
                .filter(said -> said.contains("credentials") || said.contains("profile"))
                .map(said ->
                        ("found no AWS credentials that it can use (%s). If the aws command works in this shell, first"
                                        + " run: eval \"$(aws configure export-credentials --format env)\"")
                                .formatted(PlainText.of(forPeople(said), SHORT)));
    }

    /** What the SDK says, without what only helps whoever sees its stack trace. */
    public static String forPeople(String said) {
        return OF_THE_SDK_ALONE.matcher(said).replaceFirst("");
    }

    private static Optional<String> ofRefusal(String code) {
        boolean signed = !NOT_SIGNED.matcher(code).matches();
        if (signed && !NOT_TAKEN.matcher(code).matches()) {
            return Optional.empty();
        }
        String clock = signed ? "" : " If that does not help, see that this machine's clock is right.";
        return Optional.of("AWS does not take these credentials (%s): sign in again.%s".formatted(code, clock));
    }

    /** Empty if the service named none. */
    public static String code(AwsServiceException refused) {
        return Optional.ofNullable(refused.awsErrorDetails())
                .flatMap(details -> Optional.ofNullable(details.errorCode()))
                .map(PlainText::of)
                .orElse("");
    }
}
