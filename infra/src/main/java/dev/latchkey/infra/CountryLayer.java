package dev.latchkey.infra;

import dev.latchkey.lambda.Setting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import software.amazon.awscdk.Stage;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.LayerVersion;
import software.amazon.awscdk.services.lambda.LayerVersionProps;
import software.constructs.Construct;

/** The country database beside the code of whoever judges, whose zip stays as it is. */
final class CountryLayer extends LayerVersion {
    private static final String NAME = "countries.mmdb";

    /** Where Lambda unpacks it. */
    static final String FILE = "/opt/" + NAME;

    private CountryLayer(Construct scope, Path folder) {
        super(
                scope,
                "Countries",
                LayerVersionProps.builder()
                        .description("The country database that Latchkey was deployed with")
                        .code(Code.fromAsset(folder.toString()))
                        .build());
    }

    static Optional<CountryLayer> of(Construct scope, DeploymentContext context) {
        return context.countryDatabase().map(file -> new CountryLayer(scope, alone(file, scope)));
    }

    /** CDK packs folders, and who knows what else lies in that of the file. */
    private static Path alone(Path file, Construct scope) {
        try {
            Path folder =
                    Files.createDirectories(Path.of(Stage.of(scope).getOutdir()).resolve("countries"));
            Path copy = Files.copy(file, folder.resolve(NAME), StandardCopyOption.REPLACE_EXISTING);
            // In Lambda another user reads it than has put it there.
            if (!copy.toFile().setReadable(true, false)) {
                throw new RefusedContext("%s cannot be made readable for all".formatted(copy));
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void giveTo(HandlerFunction judging) {
        judging.function().addLayers(this);
        judging.function().addEnvironment(Setting.COUNTRY_DATABASE.variable(), FILE);
    }
}
