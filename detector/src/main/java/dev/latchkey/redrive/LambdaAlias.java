package dev.latchkey.redrive;

import dev.latchkey.detection.text.PlainText;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvalidRequestContentException;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.RequestTooLargeException;

/** The detector's alias, invoked as EventBridge does: Lambda takes the event into its queue and tries it thrice. */
final class LambdaAlias implements Redrive.Invocation {

    private static final Pattern ARN =
            Pattern.compile("arn:aws[a-z-]*:lambda:([a-z0-9-]+):[0-9]{12}:function:[A-Za-z0-9_-]+:[A-Za-z0-9_-]+");

    /** Its class, which the map lets nobody here know. */
    static final String DETECTOR = "dev.latchkey.lambda.DetectorHandler";

    private final LambdaClient lambda;
    private final String arn;

    LambdaAlias(LambdaClient lambda, String arn) {
        this.lambda = lambda;
        this.arn = arn;
    }

    /**
     * @return the region of an alias; empty if it is no ARN of one. Without an alias an event that fails again would be
     *     lost: retries and the queue for failures are set on the alias
     */
    static Optional<String> region(String arn) {
        Matcher alias = ARN.matcher(arn);
        return alias.matches() ? Optional.of(alias.group(1)) : Optional.empty();
    }

    /**
     * To be asked before any message is touched: one is deleted once its event is taken, and any function takes it.
     *
     * @return the handler behind the alias, if it is not the detector's
     */
    Optional<String> stranger() {
        String handler = Optional.ofNullable(lambda.getFunctionConfiguration(ask -> ask.functionName(arn))
                        .handler())
                .orElse("none, as of an image");
        return handler.equals(DETECTOR) ? Optional.empty() : Optional.of(PlainText.of(handler));
    }

    @Override
    public Optional<String> of(String event) {
        try {
            lambda.invoke(invoke -> invoke.functionName(arn)
                    .invocationType(InvocationType.EVENT)
                    .payload(SdkBytes.fromUtf8String(event)));
            return Optional.empty();
        } catch (RequestTooLargeException e) {
            return Optional.of("it is larger than Lambda takes");
        } catch (InvalidRequestContentException e) {
            return Optional.of("Lambda does not take its event as JSON");
        }
    }
}
