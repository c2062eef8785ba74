package dev.latchkey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a variable of the shell that is not set leaves behind names nothing, not the current folder. */
class EmptyPathTest {

    private static final String UNSET = "''";

    /** In each of them {@code ''} stands for the empty text, as in a shell. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "replay ''",
                "replay events ''",
                "replay --html '' events",
                "replay --html= events",
                "replay --iam '' events",
                "replay --allowlist '' events",
                "allowlist lint ''",
                "allowlist lint list.json --logs ''",
                "allowlist test '' --allowlist list.json",
                "allowlist test events --allowlist ''",
                "allowlist suggest ''",
                "allowlist suggest --out '' events",
                "allowlist suggest --against '' events",
                "allowlist explain f1ea6141 '' --allowlist list.json",
                "allowlist explain '' events --allowlist list.json",
                "allowlist pull --table Allowlist --file ''",
                "allowlist push --table Allowlist --file ''",
            })
    void an_empty_path_is_wrong_usage_in_a_sentence(String line) {
        String[] arguments = line.split(" ");
        for (int at = 0; at < arguments.length; at++) {
            arguments[at] = arguments[at].replace(UNSET, "");
        }
        Run run = Run.latchkey(arguments);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("latchkey: ")
                .containsPattern("'' names no .*; if it is a variable of the shell, it is not set\\.\n")
                .hasLineCount(2);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void the_option_is_named_whose_path_is_missing() {
        assertThat(Run.latchkey("replay", "--html", "  ", ".").err()).contains("option '--html': '  ' names no file");
    }

    @Test
    void a_region_that_is_not_set_is_none_either() {
        Run run = Run.latchkey("digest", "--table", "Evidence", "--region", "");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("option '--region': '' is not the name of a region such as us-east-1.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"digest", "allowlist pull --file list.json", "allowlist push --file list.json"})
    void nor_is_an_empty_table_or_one_of_another_service_and_aws_is_not_asked(String line) {
        List<String> arguments = new ArrayList<>(List.of(line.split(" ")));
        arguments.addAll(List.of("--table", ""));
        Run empty = Run.latchkey(arguments.toArray(String[]::new));
        assertThat(empty.exitCode()).isEqualTo(2);
        assertThat(empty.err())
                .contains(
                        "option '--table'",
                        "'' cannot be the name of a DynamoDB table; if it is a variable of the shell");
        arguments.set(arguments.size() - 1, "arn:aws:sqs:us-east-1:111122223333:Undelivered");
        assertThat(Run.latchkey(arguments.toArray(String[]::new)).err())
                .contains("Undelivered' cannot be the name of a DynamoDB table.");
    }
}
