package dev.latchkey.month;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.latchkey.cli.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What replay says of a folder of logs. */
record Told(List<Map<String, String>> rows, String lastLine) {

    private static final Set<String> ALERTS = Set.of("Medium", "High", "Critical");

    static Told of(Path folder, String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("replay", "--format", "csv", "--own-accounts"));
        arguments.add(String.join(",", Company.ACCOUNTS));
        arguments.addAll(List.of(options));
        arguments.add(folder.toString());
        Run run = Run.latchkey(arguments.toArray(String[]::new));
        if (run.exitCode() != 0) {
            throw new IllegalStateException(run.err());
        }
        try (MappingIterator<Map<String, String>> rows = new CsvMapper()
                .readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .readValues(run.out())) {
            return new Told(rows.readAll(), run.err().strip());
        }
    }

    List<String> severities(Planted attack) {
        return rows.stream()
                .filter(row -> key(row).equals(key(attack)))
                .map(row -> row.get("severity"))
                .toList();
    }

    /** What stands of an attack that wakes nobody, or that somebody has approved. */
    List<String> missed(List<Planted> planted) {
        return planted.stream()
                .filter(attack -> severities(attack).stream().noneMatch(ALERTS::contains)
                        || rows.stream().anyMatch(row -> key(row).equals(key(attack)) && isApproved(row)))
                .map(attack -> attack.number() + " " + attack.kind())
                .toList();
    }

    private static boolean isApproved(Map<String, String> row) {
        return "Approved".equals(row.get("verdict"));
    }

    /** Alerts on what nobody planted. */
    List<Map<String, String>> noise(List<Planted> planted) {
        List<String> attacks = planted.stream().map(Told::key).toList();
        return rows.stream()
                .filter(row -> ALERTS.contains(row.get("severity")))
                .filter(row -> !attacks.contains(key(row)))
                .toList();
    }

    private static String key(Map<String, String> row) {
        return row.get("account") + " " + row.get("kind") + " "
                + row.get("identity").toLowerCase(Locale.ROOT);
    }

    private static String key(Planted attack) {
        return attack.account() + " " + attack.identityKind() + " "
                + attack.identity().toLowerCase(Locale.ROOT);
    }
}
