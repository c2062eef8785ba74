package dev.latchkey.redrive;

import dev.latchkey.aws.CredentialsAdvice;
import dev.latchkey.detection.text.PlainText;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** What AWS or its SDK complained about, as a sentence that says what to do. */
final class Trouble {

    private static final int FORBIDDEN = 403;
    private static final int OWN_FAULT_OF_AWS = 500;

    private Trouble() {}

    static String said(SdkException problem) {
        return CredentialsAdvice.of(problem)
                .orElseGet(() -> problem instanceof AwsServiceException refused
                        ? said(refused)
                        : "AWS cannot be reached, so see whether there is a network: "
                                + PlainText.of(CredentialsAdvice.forPeople(String.valueOf(problem.getMessage()))));
    }

    private static String said(AwsServiceException refused) {
        String code = CredentialsAdvice.code(refused);
        String shown = " (" + (code.isEmpty() ? "HTTP " + refused.statusCode() : code) + ")";
        if (refused instanceof QueueDoesNotExistException) {
            return "there is no such queue in this account and region: take --queue from the stack's outputs,"
                    + " UndeliveredQueue or UnprocessedQueue" + shown;
        }
        if (refused instanceof ResourceNotFoundException) {
            return "there is no such function or alias: take --function from the stack's output DetectorAlias" + shown;
        }
        if (isDenied(refused)) {
            return "these credentials may not do it: they need sqs:ReceiveMessage, sqs:DeleteMessage and"
                    + " sqs:ChangeMessageVisibility on the queue, and lambda:GetFunctionConfiguration and"
                    + " lambda:InvokeFunction on the alias" + shown;
        }
        if (refused.isThrottlingException() || refused.statusCode() >= OWN_FAULT_OF_AWS) {
            return "AWS is too busy, or in trouble itself, so try again in a minute: "
                    + PlainText.of(String.valueOf(refused.getMessage()));
        }
        return "AWS refused: " + PlainText.of(String.valueOf(refused.getMessage()));
    }

    static boolean isDenied(AwsServiceException refused) {
        return refused.statusCode() == FORBIDDEN
                || CredentialsAdvice.code(refused).startsWith("AccessDenied");
    }
}
