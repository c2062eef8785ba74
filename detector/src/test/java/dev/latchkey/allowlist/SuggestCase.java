package dev.latchkey.allowlist;

import dev.latchkey.cli.Run;
import dev.latchkey.replay.Delivered;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** Proposals out of a history of one caller, who makes a user a day. */
abstract class SuggestCase {

    @TempDir
    Path folder = Path.of("never used: JUnit sets it");

    static Run suggest(Path logs, String... options) {
        List<String> arguments = new ArrayList<>(List.of("allowlist", "suggest", logs.toString()));
        arguments.addAll(List.of(options));
        return Run.latchkey(arguments.toArray(String[]::new));
    }

    Path logs(String name, int from, int to) throws IOException {
        return Files.write(folder.resolve(name), records(from, to));
    }

    /** Users of one caller on as many days; given little, and a key. */
    static List<String> records(int from, int to) {
        List<String> records = new ArrayList<>();
        for (int number = from; number < to; number++) {
            Delivered.records(number).stream()
                    .map(record -> record.replace("policy/AdministratorAccess", "policy/ReadOnlyAccess"))
                    .forEach(records::add);
        }
        return records;
    }

    static String filled(String proposal) {
        return proposal.replace("FILL IN", "platform").replace("\"2026-", "\"2199-");
    }
}
