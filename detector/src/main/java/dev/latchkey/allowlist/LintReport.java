package dev.latchkey.allowlist;

import dev.latchkey.detection.review.AllowlistRemark;
import dev.latchkey.detection.text.Counted;
import dev.latchkey.detection.text.PlainText;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What lint says of a file.
 *
 * @param entries how many stand in it, read or not
 * @param problems why what cannot be read cannot
 */
record LintReport(String file, int entries, List<String> problems, List<AllowlistRemark> remarks) {

    private static final int LONGEST = 512;

    /** The sum apart from the remarks, which may be counted. */
    void tell(PrintWriter out, PrintWriter err) {
        lines().forEach(out::println);
        out.flush();
        err.println(sum());
        err.flush();
    }

    private List<String> lines() {
        Stream<String> unread =
                problems.stream().map(problem -> "error: " + problem + "; it approves nothing until that is mended");
        return Stream.concat(unread, remarks.stream().map(this::line))
                .map(line -> PlainText.of(line, LONGEST))
                .toList();
    }

    /** Without it nobody could tell a clean list from one in which nothing stands. */
    private String sum() {
        long errors = errors();
        long warnings = problems.size() + remarks.size() - errors;
        return Counted.of(entries, "entry") + ", " + Counted.of(errors, "error") + ", "
                + Counted.of(warnings, "warning");
    }

    boolean isClean() {
        return errors() == 0;
    }

    private long errors() {
        return problems.size()
                + remarks.stream().filter(AllowlistRemark::isError).count();
    }

    private String line(AllowlistRemark it) {
        return it.weight().name().toLowerCase(Locale.ROOT) + ": " + file + ": entry " + it.entry() + ": " + it.reason()
                + "; " + it.remedy();
    }
}
