package dev.latchkey.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.allowlist.Allowlist;
import dev.latchkey.detection.chain.Account;
import dev.latchkey.detection.verdict.Countries;
import dev.latchkey.detection.verdict.Tuning;
import dev.latchkey.detection.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManyFilesTest {

    private static final int FILES = 60;
    private static final int READERS = 8;

    @TempDir
    private Path folder = Path.of("never used: JUnit sets it");

    @Test
    void counters_and_findings_are_the_same_with_one_reader_and_with_many_in_any_order() throws IOException {
        List<Path> files = new ArrayList<>(files());
        Replay one = replay();
        List<String> problems = new ArrayList<>();
        Tally tally = one.read(files, 1, Progress.SILENT, problems::add);
        assertThat(tally).isEqualTo(new Tally(FILES, 0, 0, 3 * FILES, 3 * FILES, 0, FILES));
        assertThat(one.steps()).isEqualTo(3 * FILES);
        for (int seed = 0; seed < 5; seed++) {
            Replay many = replay();
            List<String> alsoProblems = new ArrayList<>();
            assertThat(many.read(files, READERS, Progress.SILENT, alsoProblems::add))
                    .isEqualTo(tally);
            assertThat(verdicts(many)).as("seed %s", seed).hasSize(FILES).isEqualTo(verdicts(one));
            assertThat(alsoProblems).containsExactlyInAnyOrderElementsOf(problems);
            Collections.shuffle(files, new Random(seed));
        }
    }

    @Test
    void problems_are_told_in_the_order_of_the_files_whichever_ends_first() throws IOException {
        List<Path> files = files();
        List<String> problems = new ArrayList<>();
        replay().read(files, READERS, Progress.SILENT, problems::add);
        assertThat(problems).hasSameSizeAs(files);
        assertThat(IntStream.range(0, FILES)
                        .filter(at ->
                                !problems.get(at).startsWith(files.get(at) + ": record 1: not a CloudTrail record")))
                .as("files whose problem stands elsewhere")
                .isEmpty();
    }

    @Test
    void progress_tells_every_byte_once() throws IOException {
        List<Path> files = files();
        AtomicLong bytes = new AtomicLong();
        replay().read(files, READERS, bytes::addAndGet, problem -> {});
        assertThat(bytes)
                .hasValue(
                        files.stream().mapToLong(file -> file.toFile().length()).sum());
    }

    /** Each the chain of its own user in the order of its number, and before it something that is no record. */
    private List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        for (int number = 0; number < FILES; number++) {
            List<String> records = new ArrayList<>(Delivered.records(number));
            records.add(0, "{\"eventName\":\"CreateUser\"}");
            files.add(new Delivered(folder).gzip("part-%02d.json.gz".formatted(number), records));
        }
        return files;
    }

    private static List<Verdict> verdicts(Replay replay) {
        return replay.conclusions().verdicts();
    }

    private static Replay replay() {
        return new Replay(Tuning.DEFAULT, Account.NOT_ASKED, Allowlist.NOBODY, Countries.NOT_ASKED, Judged.ALWAYS);
    }
}
