package dev.latchkey.detection.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.call.ApiCall;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One plausible call of every operation in the table, and all that it means: kind, name, stage and what is shown. */
class OperationMeaningTest {

    static Stream<MeaningRow> rows() {
        return Stream.of(
                        IdentityMeanings.rows(),
                        GrantMeanings.given(),
                        GrantMeanings.takenAway(),
                        CredentialMeanings.made(),
                        CredentialMeanings.doors(),
                        NoteMeanings.rows())
                .flatMap(rows -> rows);
    }

    static Stream<ApiCall> calls() {
        return rows().map(MeaningRow::call);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_call_means_this(MeaningRow row) {
        assertThat(Step.of(row.call()))
                .extracting(OperationMeaningTest::said)
                .containsExactlyElementsOf(row.meanings());
    }

    @Test
    void every_operation_of_the_table_has_one_row() {
        assertThat(rows().map(row -> Operation.of(row.call()).orElseThrow()))
                .containsExactlyInAnyOrderElementsOf(Arrays.asList(Operation.values()));
    }

    private static String said(Step step) {
        return step.subject().kind() + " " + step.subject().name() + " " + step.stage() + " "
                + step.fact().shown();
    }
}
