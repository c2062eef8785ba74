package dev.latchkey.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.aws.StandInServer;
import dev.latchkey.cli.Run;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The command as a person runs it, on a table in which there is nothing: none is kept yet, or it is another one. */
class DigestMissingTest {

    private static final List<String> PROPERTIES = List.of("aws.endpointUrl", "aws.accessKeyId", "aws.secretAccessKey");

    private final StandInServer empty =
            new StandInServer((exchange, body) -> new StandInServer.Reply(200, "application/x-amz-json-1.0", "{}"));

    @BeforeEach
    void pointTheSdkToIt() {
        System.setProperty("aws.endpointUrl", empty.uri().toString());
        System.setProperty("aws.accessKeyId", "AKIAIOSFODNN7EXAMPLE");
        System.setProperty("aws.secretAccessKey", "secret");
    }

    @AfterEach
    void close() {
        empty.close();
        PROPERTIES.forEach(System::clearProperty);
    }

    @Test
    void a_table_for_spreadsheets_without_a_row_does_not_pass_for_a_quiet_week() {
        Run run = Run.latchkey("digest", "--table", "Chains", "--format", "csv");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).hasLineCount(1);
        assertThat(run.err().lines())
                .containsExactly(
                        "latchkey: No evidence has been kept yet, so nothing can be said.",
                        "latchkey: if some must have been kept by now, see that Chains is the output EvidenceTable of"
                                + " the stack.");
    }

    @Test
    void the_text_says_so_itself_and_is_told_of_the_table_alone() {
        Run run = Run.latchkey("digest", "--table", "Chains");
        assertThat(run.out()).contains("No evidence has been kept yet");
        assertThat(run.err()).hasLineCount(1).contains("see that Chains is the output EvidenceTable");
    }
}
