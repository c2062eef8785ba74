package dev.latchkey.aws;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Whether what AWS did not do may be done in a moment. */
final class Refusal {

    private Refusal() {}

    /** What a service refuses it refuses again, unless it is busy; what did not arrive may arrive. */
    static boolean isLasting(SdkException e) {
        return e instanceof AwsServiceException refused
                && refused.statusCode() / 100 == 4
                && !refused.isThrottlingException();
    }

    /** By the service's own word for it, if there is one. */
    static String named(SdkException e) {
        return e instanceof AwsServiceException refused
                ? CredentialsAdvice.code(refused)
                : e.getClass().getSimpleName();
    }
}
