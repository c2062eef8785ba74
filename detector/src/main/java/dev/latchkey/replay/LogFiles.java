package dev.latchkey.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The log files among the paths given, in a stable order. What is named outright is read whatever its name. */
final class LogFiles {

    private static final List<String> ENDINGS = List.of(".json", ".jsonl", ".ndjson");

    private LogFiles() {}

    static List<Path> in(List<Path> paths, Consumer<String> problems) {
        return paths.stream().flatMap(path -> in(path, problems)).distinct().toList();
    }

    private static Stream<Path> in(Path path, Consumer<String> problems) {
        if (!Files.isDirectory(path)) {
            return Stream.of(path);
        }
        try (Stream<Path> below = Files.walk(path)) {
            return below.filter(file -> isLog(file) && Files.isRegularFile(file)).sorted().toList().stream();
        } catch (IOException | UncheckedIOException e) {
            problems.accept(path + ": the folder cannot be read: " + e.getMessage());
            return Stream.of();
        }
    }

    private static boolean isLog(Path file) {
        String name = String.valueOf(file.getFileName()).replaceFirst("\\.gz$", "");
        return ENDINGS.stream().anyMatch(name::endsWith);
    }
}
