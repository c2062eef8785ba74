package dev.latchkey.terminal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.latchkey.detection.text.PlainText;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rows for spreadsheets and scripts: RFC 4180, and no cell that is a formula. */
public final class Csv {

    private static final String FORMULA_STARTS = "=+-@\t\r";
    /**
     * Where numbers have a decimal comma, a spreadsheet begins a cell behind each semicolon, quoted or not; quotation
     * marks that stand there, being doubled, enclose nothing.
     */
    private static final Pattern BEHIND_SEMICOLON = Pattern.compile("(;[\\s\"]*)(?=[=+\\-@])");

    private static final int LONGEST_TEXT = 2_048;

    private Csv() {}

    public static String of(List<String> columns, Stream<List<String>> rows) {
        List<List<String>> cells = Stream.concat(Stream.of(columns), rows)
                .map(row -> row.stream().map(Csv::harmless).toList())
                .toList();
        try {
            return new CsvMapper()
                    .writer(CsvSchema.emptySchema().withLineSeparator("\r\n"))
                    .writeValueAsString(cells);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts can always be written", e);
        }
    }

    /** A spreadsheet runs what begins like a formula; an apostrophe makes it text. */
    public static String harmless(String text) {
        boolean formula = !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
        String visible =
                BEHIND_SEMICOLON.matcher(PlainText.of(text, LONGEST_TEXT)).replaceAll("$1'");
        boolean still = !visible.isEmpty() && FORMULA_STARTS.indexOf(visible.charAt(0)) >= 0;
        return formula || still ? "'" + visible : visible;
    }
}
