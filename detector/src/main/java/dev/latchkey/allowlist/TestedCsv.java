package dev.latchkey.allowlist;

import dev.latchkey.detection.review.EntryUse;
import dev.latchkey.detection.review.Narrowing;
import dev.latchkey.detection.review.Narrowings;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.text.PlainText;
import dev.latchkey.terminal.Csv;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What an allowlist did, one entry a row. */
final class TestedCsv {

    /** The columns; a script relies on their names and their order. */
    enum Column {
        ENTRY(use -> use.entry().id()),
        OWNER(use -> use.entry().owner()),
        PRINCIPAL(use -> use.entry().principal().pattern()),
        EXPIRES(use -> use.entry().expires().map(String::valueOf).orElse("")),
        CHAINS(use -> String.valueOf(use.approved().size())),
        NEEDED(use -> String.valueOf(use.needed())),
        STEPS(use -> String.valueOf(use.steps().size())),
        STEPS_IN_VAIN(use -> String.valueOf(use.inVain())),
        FIRST_USED(use -> use.first().map(Step::time).map(String::valueOf).orElse("")),
        LAST_USED(use -> use.last().map(Step::time).map(String::valueOf).orElse("")),
        NARROWER(TestedCsv::narrower);

        private final Function<EntryUse, String> cell;

        Column(Function<EntryUse, String> cell) {
            this.cell = cell;
        }
    }

    private TestedCsv() {}

    static String of(Tested tested) {
        List<Column> columns = List.of(Column.values());
        return Csv.of(
                columns.stream()
                        .map(column -> column.name().toLowerCase(Locale.ROOT))
                        .toList(),
                tested.uses().stream()
                        .map(use -> Arrays.stream(Column.values())
                                .map(column -> column.cell.apply(use))
                                .toList()));
    }

    private static String narrower(EntryUse use) {
        return Narrowings.of(use).stream().map(TestedCsv::shown).collect(Collectors.joining("; "));
    }

    private static String shown(Narrowing it) {
        return it.attribute() + " " + PlainText.of(String.join(" ", it.before())) + " -> "
                + PlainText.of(String.join(" ", it.after())) + ": loses " + it.lost();
    }
}
