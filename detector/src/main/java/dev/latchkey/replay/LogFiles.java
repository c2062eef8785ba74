package dev.latchkey.replay;

import dev.latchkey.terminal.FileTrouble;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The log files among the paths given, in a stable order. What is named outright is read whatever its name. */
final class LogFiles {

    private static final List<String> ENDINGS = List.of(".json", ".jsonl", ".ndjson");

    /** As CloudWatch Logs numbers what it exports. */
    private static final Pattern EXPORTED = Pattern.compile("[0-9]{6}\\.gz");

    private LogFiles() {}

    static List<Path> in(List<Path> paths, Consumer<String> problems) {
        return paths.stream().flatMap(path -> in(path, problems)).distinct().toList();
    }

    /** Whether a file is read with those paths, be it under another name, as by a link that a folder holds. */
    static boolean isRead(List<Path> paths, Path file) {
        try {
            Path there = file.toRealPath();
            List<Path> logs = isLog(there) ? in(paths, problem -> {}) : paths;
            return logs.stream().anyMatch(log -> isSame(log, there));
        } catch (IOException e) {
            return false;
        }
    }

    /** What cannot be looked at is no file yet, or is found out when it is read. */
    static boolean isSame(Path one, Path other) {
        try {
            return Files.isSameFile(one, other);
        } catch (IOException e) {
            return false;
        }
    }

    /** Which files of a folder are read. */
    static String named() {
        return "that end in " + String.join(", ", ENDINGS)
                + ", with or without .gz, and 000000.gz as CloudWatch Logs exports them";
    }

    private static Stream<Path> in(Path path, Consumer<String> problems) {
        if (!Files.isDirectory(path)) {
            return Stream.of(path);
        }
        Found found = new Found(problems);
        try {
            Files.walkFileTree(path, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, found);
        } catch (IOException e) {
            found.visitFileFailed(path, e);
        }
        return found.logs.stream().sorted();
    }

    /** What cannot be read is named, and everything beside it goes on. */
    private static final class Found extends SimpleFileVisitor<Path> {

        private final Consumer<String> problems;
        private final List<Path> logs = new ArrayList<>();

        Found(Consumer<String> problems) {
            this.problems = problems;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            // Links are followed: one that is still seen as such leads nowhere.
            if (attributes.isSymbolicLink() && isLog(file)) {
                problems.accept(file + ": cannot be read: what it links to is not there");
            } else if (attributes.isRegularFile() && isLog(file)) {
                logs.add(file);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            problems.accept(file + ": cannot be read: " + FileTrouble.why(e));
            return FileVisitResult.CONTINUE;
        }
    }

    private static boolean isLog(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        String plain = name.endsWith(".gz") ? name.substring(0, name.length() - ".gz".length()) : name;
        return ENDINGS.stream().anyMatch(plain::endsWith)
                || EXPORTED.matcher(name).matches();
    }
}
