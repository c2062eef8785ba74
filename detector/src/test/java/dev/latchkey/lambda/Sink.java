package dev.latchkey.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import dev.latchkey.cli.Run;
import dev.latchkey.detection.alert.MailSubject;
import dev.latchkey.replay.Judged;
import dev.latchkey.report.PageCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Everything that shows a person or a program what stood in a record, with what must never come out of it. */
enum Sink {
    MAIL(64 * 1024) {
        @Override
        List<String> told(Path events) throws IOException {
            return ToldForms.forms(events, "email");
        }

        @Override
        void check(String told) {
            assertThat(told).doesNotContain("://");
        }
    },
    SUBJECT(100) {
        @Override
        List<String> told(Path events) {
            return ToldForms.alerts(events).stream().map(MailSubject::of).toList();
        }

        @Override
        void check(String told) {
            assertThat(told).matches("[A-Za-z0-9\\p{Punct}][\\x20-\\x7e]*").doesNotContain("://");
            assertThat(told).endsWith("(111122223333)");
        }
    },
    /** What a chat would read as mark-up; of our own there are code spans around commands. */
    CARD(16 * 1024) {
        @Override
        List<String> told(Path events) throws IOException {
            List<String> texts = new ArrayList<>();
            for (String card : ToldForms.forms(events, "https")) {
                ToldForms.texts(JSON.readTree(card), texts);
            }
            return texts;
        }

        @Override
        void check(String told) {
            assertThat(told.replaceFirst("^If not: `([^`]*)`$", "If not: $1"))
                    .doesNotContain("<", ">", "&", "`", "*", "[x", "](", "~", "@", "#", "|", "://")
                    .doesNotMatch("(?s).*(^|[^\\p{L}\\p{N}])_.*")
                    .hasSizeLessThanOrEqualTo(3_000);
        }
    },
    FINDING(200 * 1024) {
        @Override
        List<String> told(Path events) throws IOException {
            return ToldForms.forms(events, "default");
        }

        @Override
        void check(String told) throws IOException {
            assertThat(told).hasLineCount(1);
            assertThat(JSON.readTree(told).path("severity").asText()).isEqualTo("High");
            List<String> texts = new ArrayList<>();
            ToldForms.texts(JSON.readTree(told), texts);
            assertThat(texts).allMatch(text -> text.codePoints().noneMatch(this::mayNot));
        }
    },
    TERMINAL(64 * 1024) {
        @Override
        List<String> told(Path events) {
            Run run = Run.latchkey("replay", events.toString());
            return List.of(run.out(), run.err());
        }
    },
    SUMMARY(64 * 1024) {
        @Override
        List<String> told(Path events) {
            return List.of(Run.latchkey("replay", "--format", "summary", events.toString())
                    .out());
        }
    },
    REPORT(64 * 1024) {
        @Override
        List<String> told(Path events) throws IOException {
            Path page = events.resolveSibling("report.html");
            Run run = Run.latchkey("replay", "--html", page.toString(), events.toString());
            assertThat(run.exitCode()).as(run.err()).isZero();
            return List.of(Files.readString(page));
        }

        @Override
        void check(String told) {
            PageCheck.holdsNothingButOurOwn(told);
        }
    },
    CSV(64 * 1024) {
        @Override
        List<String> told(Path events) throws IOException {
            List<String> cells = new ArrayList<>();
            String csv = Run.latchkey("replay", "--csv", events.toString()).out();
            try (var rows = new CsvMapper()
                    .readerFor(String[].class)
                    .with(CsvParser.Feature.WRAP_AS_ARRAY)
                    .<String[]>readValues(csv)) {
                rows.forEachRemaining(
                        row -> List.of(row).stream().filter(it -> !it.isEmpty()).forEach(cells::add));
            }
            return cells;
        }

        @Override
        void check(String told) {
            assertThat(told).doesNotMatch("(?s)[=+\\-@\\t\\r\\n].*").hasLineCount(1);
        }
    },
    LOG(4 * 1024) {
        @Override
        List<String> told(Path events) {
            return Judged.verdicts(events).stream().map(VerdictLine::of).toList();
        }

        @Override
        void check(String told) throws IOException {
            assertThat(told).hasLineCount(1);
            assertThat(JSON.readTree(told).path("verdict").asText()).isEqualTo("Suspicious");
        }
    };

    private static final ObjectMapper JSON = new ObjectMapper();

    private final int longest;

    Sink(int longest) {
        this.longest = longest;
    }

    abstract List<String> told(Path events) throws IOException;

    /** What only this sink must not show. */
    void check(String told) throws IOException {}

    int longest() {
        return longest;
    }

    /** Nothing that cannot be seen, but the ends of our own lines. */
    boolean mayNot(int character) {
        int type = Character.getType(character);
        boolean unseen = type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.SURROGATE
                || type == Character.PRIVATE_USE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
        return unseen && character != '\n';
    }
}
