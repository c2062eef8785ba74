package dev.latchkey.aws;

import dev.latchkey.detection.text.PlainText;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** AWS does not let us at a table; the message is a sentence for whoever typed the command. */
public final class TableTrouble extends RuntimeException {

    private static final int LONGEST = 400;
    private static final int OWN_FAULT_OF_AWS = 500;

    private final boolean refused;

    private TableTrouble(String sentence) {
        super(sentence);
        this.refused = true;
    }

    private TableTrouble(String sentence, SdkException cause) {
        super(sentence, cause);
        this.refused = isRefused(cause);
    }

    static TableTrouble ofNoAllowlist(String table) {
        return new TableTrouble(table + " is no allowlist table: its key is not pk alone, a text. The name of the"
                + " allowlist table is the value of the stack's output AllowlistTable.");
    }

    /** Whether what was asked for is certain not to have been done; else only the answer may be what is missing. */
    public boolean isRefused() {
        return refused;
    }

    /** Of several tries the last alone is known: one before it may have acted, and its answer been lost. */
    private static boolean isRefused(SdkException cause) {
        Integer tries = cause.numAttempts();
        boolean answered = cause instanceof AwsServiceException service && service.statusCode() < OWN_FAULT_OF_AWS;
        return (tries == null || tries == 1)
                && (answered || CredentialsAdvice.of(cause).isPresent());
    }

    static TableTrouble of(SdkException refusal, String table, String region) {
        String said = PlainText.of(CredentialsAdvice.forPeople(String.valueOf(refusal.getMessage())), LONGEST);
        return new TableTrouble(
                CredentialsAdvice.of(refusal)
                        .orElseGet(() -> refusal instanceof AwsServiceException service
                                ? refused(service, said, "table %s in %s".formatted(table, region))
                                : "DynamoDB in %s cannot be reached (%s). Is that a region, and is there a network?"
                                        .formatted(region, said)),
                refusal);
    }

    private static String refused(AwsServiceException service, String said, String table) {
        String code = CredentialsAdvice.code(service);
        if (service.isThrottlingException() || service.statusCode() >= OWN_FAULT_OF_AWS) {
            return "DynamoDB is too busy for %s, or in trouble itself: %s. Try again in a minute."
                    .formatted(table, said);
        }
        return switch (code) {
            case "ResourceNotFoundException" ->
                "there is no %s for these credentials. Its name is the value of an output of the stack."
                                .formatted(table)
                        + " If the stack is elsewhere, name its --region; if in another account, sign in to that.";
            case "AccessDeniedException" -> denied(said, table);
            default ->
                "DynamoDB refused what was asked of %s: %s. Is it the right output of the stack?"
                        .formatted(table, said);
        };
    }

    /** A key that is disabled is told by the same code as a right that is missing, in words of KMS. */
    private static String denied(String said, String table) {
        return said.contains("KMS") || said.contains("kms:")
                ? "the key of %s cannot be used: %s. Enable it, or let these credentials use it.".formatted(table, said)
                : "these credentials may not do that with %s: %s. What they need: docs/allowlist.md, docs/digest.md."
                        .formatted(table, said);
    }
}
