package dev.latchkey.infra;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/** The zip that Lambda gets, as the detector's build left it. */
final class LambdaZip {
    /** Synthesis runs in the repository, tests run in this module. */
    private static final List<Path> REPOSITORY = List.of(Path.of(""), Path.of(".."));

    private LambdaZip() {}

    static Path find() {
        return find(REPOSITORY);
    }

    static Path find(List<Path> repositories) {
        Path zip = Path.of("detector", "target", "detector-%s-lambda.zip".formatted(version()));
        return repositories.stream()
                .map(repository -> repository.resolve(zip))
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> new RefusedContext(
                        "there is no %s to deploy. Build it: ./mvnw -B -DskipTests -pl detector package"
                                .formatted(zip)));
    }

    static String version() {
        try (InputStream stream = LambdaZip.class.getResourceAsStream("detector.properties")) {
            Properties properties = new Properties();
            properties.load(stream);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
