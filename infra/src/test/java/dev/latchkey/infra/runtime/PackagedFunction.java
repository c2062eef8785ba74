package dev.latchkey.infra.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** What Lambda is given of a function, and the JDK to run it on. */
public record PackagedFunction(
        Path zip, String handler, Map<String, String> environment, Path javaHome, boolean snapStart) {

    /** On the JDK that runs the tests. */
    public static PackagedFunction of(String handler, Map<String, String> environment) {
        return new PackagedFunction(builtZip(), handler, environment, Path.of(System.getProperty("java.home")), false);
    }

    public PackagedFunction withSnapStart() {
        return new PackagedFunction(zip, handler, environment, javaHome, true);
    }

    public PackagedFunction on(Path otherJavaHome) {
        return new PackagedFunction(zip, handler, environment, otherJavaHome, snapStart);
    }

    /** The detector's zip as its build left it. */
    public static Path builtZip() {
        Path target = Path.of("..", "detector", "target");
        try (Stream<Path> files = Files.list(target)) {
            List<Path> zips = files.filter(file -> file.getFileName().toString().matches("detector-.*-lambda\\.zip"))
                    .toList();
            if (zips.size() == 1) {
                return zips.get(0);
            }
            throw new AssertionError("expected one detector-*-lambda.zip in " + target + ", found " + zips
                    + "; build it with: ./mvnw clean package -pl detector -DskipTests");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void unpackTo(Path folder) throws IOException {
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                unpack(entry, in, folder.resolve(entry.getName()));
            }
        }
    }

    private static void unpack(ZipEntry entry, InputStream in, Path file) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(file);
        } else {
            Files.createDirectories(file.getParent());
            Files.copy(in, file);
        }
    }
}
