package dev.latchkey.month;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the month to a folder: logs as AWS delivers them, and what was planted in them. */
@Command(
        name = "bench/month",
        mixinStandardHelpOptions = true,
        description = "Writes a company's busy month as a trail would, with the attacks in it listed in planted.csv.")
public final class WriteMonth implements Callable<Integer> {

    @Parameters(paramLabel = "FOLDER", description = "Is made; must not hold logs already.")
    private Path folder = Path.of("month");

    @Option(
            names = "--background",
            paramLabel = "N",
            defaultValue = "10",
            description = "Records of other services for each one of the actors. Default: ${DEFAULT-VALUE}.")
    private int background;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}.")
    private long seed;

    public static void main(String... arguments) {
        System.exit(new CommandLine(new WriteMonth()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        if (Files.exists(folder.resolve("AWSLogs"))) {
            System.err.println(folder + " holds logs already");
            return 1;
        }
        long records = write(folder, seed, background);
        PrintStream out = System.out;
        out.println(records + " records, seed " + seed + ", in " + folder);
        return 0;
    }

    static long write(Path folder, long seed, int background) throws IOException {
        Ledger ledger = Month.of(seed);
        int files = Company.DAYS * 24 * 12 * Company.ACCOUNTS.size() * Company.REGIONS.size();
        Background others = new Background(seed, (double) ledger.size() * background / files);
        long records = new LogFolder(folder, seed).write(ledger, others);
        Files.write(folder.resolve("planted.csv"), planted(ledger));
        Files.write(folder.resolve("explained.csv"), explained(ledger));
        return records;
    }

    private static List<String> planted(Ledger ledger) {
        List<String> rows = new ArrayList<>(List.of("number,kind,account,identity_kind,identity,severity,what"));
        ledger.planted().stream()
                .sorted(Comparator.comparingInt(Planted::number))
                .map(it -> row(
                        String.valueOf(it.number()),
                        it.kind(),
                        it.account(),
                        it.identityKind(),
                        it.identity(),
                        it.severity(),
                        it.what()))
                .forEach(rows::add);
        return rows;
    }

    private static List<String> explained(Ledger ledger) {
        List<String> rows = new ArrayList<>(List.of("account,identity,why"));
        ledger.explained().forEach(it -> rows.add(row(it.account(), it.identity(), it.why())));
        return rows;
    }

    private static String row(String... cells) {
        return String.join(",", Stream.of(cells).map(WriteMonth::cell).toList());
    }

    private static String cell(String text) {
        return text.contains(",") ? "\"" + text + "\"" : text;
    }
}
