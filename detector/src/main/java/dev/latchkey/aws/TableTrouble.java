package dev.latchkey.aws;

import dev.latchkey.detection.alert.PlainText;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** AWS does not let us at a table; the message is a sentence for whoever typed the command. */
public final class TableTrouble extends RuntimeException {

    private static final int LONGEST = 400;

    TableTrouble(String sentence) {
        super(sentence);
    }

    private TableTrouble(String sentence, Exception cause) {
        super(sentence, cause);
    }

    static TableTrouble of(SdkException refusal, String table, String region) {
        String said = PlainText.of(String.valueOf(refusal.getMessage()), LONGEST);
        return new TableTrouble(
                CredentialsAdvice.of(refusal)
                        .orElseGet(() -> refusal instanceof AwsServiceException service
                                ? refused(CredentialsAdvice.code(service), said, table, region)
                                : "DynamoDB in %s cannot be reached (%s). Is that a region, and is there a network?"
                                        .formatted(region, said)),
                refusal);
    }

    private static String refused(String code, String said, String table, String region) {
        return switch (code) {
            case "ResourceNotFoundException" ->
                "there is no table %s in %s for these credentials. Its name is an output of the stack."
                                .formatted(table, region)
                        + " If that stands elsewhere, name its --region; if in another account, sign in to that.";
            case "AccessDeniedException" ->
                "these credentials may not do that: %s. Policies: docs/allowlist.md, digest.md.".formatted(said);
            default -> "DynamoDB refused: " + said;
        };
    }
}
