package dev.latchkey.redrive;

import dev.latchkey.detection.alert.PlainText;
import java.util.Locale;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** What AWS or its SDK complained about, as a sentence that says what to do. */
final class Trouble {

    private Trouble() {}

    static String said(SdkException problem) {
        return problem instanceof AwsServiceException refused
                ? said(refused)
                : said(String.valueOf(problem.getMessage()));
    }

    private static String said(AwsServiceException refused) {
        String code = refused.awsErrorDetails() == null
                ? ""
                : String.valueOf(refused.awsErrorDetails().errorCode());
        String shown = " (" + PlainText.of(code.isEmpty() ? "HTTP " + refused.statusCode() : code) + ")";
        if (refused instanceof QueueDoesNotExistException) {
            return "there is no such queue in this account and region: take --queue from the stack's outputs,"
                    + " UndeliveredQueue or UnprocessedQueue" + shown;
        }
        if (refused instanceof ResourceNotFoundException) {
            return "there is no such function or alias: take --function from the stack's output DetectorAlias" + shown;
        }
        String folded = code.toLowerCase(Locale.ROOT);
        if (folded.contains("expired")) {
            return "the AWS credentials have expired: sign in again" + shown;
        }
        if (folded.contains("unrecognizedclient") || folded.contains("clienttokenid") || folded.contains("signature")) {
            return "AWS does not know these credentials: see 'aws sts get-caller-identity'" + shown;
        }
        if (refused.statusCode() == 403 || folded.contains("accessdenied")) {
            return "these credentials may not do it: they need sqs:ReceiveMessage, sqs:DeleteMessage and"
                    + " sqs:ChangeMessageVisibility on the queue, and lambda:InvokeFunction on the alias" + shown;
        }
        return "AWS refused: " + PlainText.of(String.valueOf(refused.getMessage()));
    }

    private static String said(String message) {
        if (message.contains("Unable to load credentials")
                || message.contains("credentials from any of the providers")) {
            return "no AWS credentials found: set AWS_PROFILE, or sign in with 'aws sso login' or 'aws configure'";
        }
        return "AWS cannot be reached: " + PlainText.of(message);
    }
}
