package dev.latchkey.allowlist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.cli.Run;
import dev.latchkey.replay.Delivered;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What attackers chose gets neither into a proposal nor in command of a terminal. */
class SuggestHostileTest {

    private static final String NAME = "user-x\\u001b[2J\\r\\nPROPOSED\\u202e https://example.com/";
    private static final String SESSION = "m\\u001b]0;x\\u0007*";

    @TempDir
    private Path folder = Path.of("never used: JUnit sets it");

    @Test
    void a_hostile_name_that_fits_a_pattern_is_shown_as_plain_text_among_what_is_approved_too() throws IOException {
        Run run = suggest(chains().map(record -> record.replaceAll("user-[12]\\b", Matcher.quoteReplacement(NAME))));
        assertThat(run.exitCode()).isZero();
        assertThat(run.err())
                .contains(
                        "APPROVED TOO, though nothing was learnt from it",
                        "first user-x [2J PROPOSED  https[:]//example.com/")
                .doesNotContain("\u001b", "\r", "\nPROPOSED \u202e", "\u202e", "://");
        assertThat(run.out()).doesNotContain("user-x", "example.com");
    }

    @Test
    void a_caller_whose_name_would_be_a_wildcard_is_not_proposed() throws IOException {
        Run run = suggest(chains().map(record ->
                record.replace("role/teams/Developer", "role/teams/*").replace("Developer/mallory", SESSION)));
        assertThat(run.out().replaceAll("\\s", "")).isEqualTo("{\"entries\":[]}");
        assertThat(run.err())
                .contains("a caller or a name that no entry can name exactly")
                .doesNotContain("\u001b");
    }

    private Run suggest(Stream<String> records) throws IOException {
        Path logs = Files.write(folder.resolve("logs.jsonl"), records.toList());
        return Run.latchkey("allowlist", "suggest", logs.toString());
    }

    /** Eight users of one caller on as many days, given little and a key: a habit. */
    private static Stream<String> chains() {
        return IntStream.range(1, 9)
                .mapToObj(Delivered::records)
                .flatMap(List::stream)
                .map(record -> record.replace("policy/AdministratorAccess", "policy/ReadOnlyAccess"));
    }
}
