package dev.latchkey.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code npm run deploy -- ...}: npm hands its arguments to the last command only, so a script passes them on. */
class DeployScriptTest {

    @TempDir
    private Path folder = Path.of("never used: JUnit sets it");

    @Test
    void bootstrapping_is_told_the_context_and_the_profile_that_the_deployment_is_told() throws Exception {
        assertThat(deploy(0, "-c", "region=cn-north-1", "--profile", "ops", "--require-approval", "never"))
                .containsExactly(
                        "bootstrap -c region=cn-north-1 --profile ops",
                        "deploy -c region=cn-north-1 --profile ops --require-approval never");
        assertThat(deploy(0, "--context=email=a@example.com"))
                .containsExactly("bootstrap --context=email=a@example.com", "deploy --context=email=a@example.com");
        assertThat(deploy(0)).containsExactly("bootstrap", "deploy");
    }

    @Test
    void without_a_bootstrap_nothing_is_deployed() throws Exception {
        assertThat(deploy(1, "-c", "email=a@example.com")).containsExactly("bootstrap -c email=a@example.com");
    }

    private List<String> deploy(int exitCode, String... arguments) throws IOException, InterruptedException {
        Path said = folder.resolve("said");
        Files.deleteIfExists(said);
        Path cdk = folder.resolve("cdk");
        Files.writeString(cdk, "#!/bin/sh\necho \"$*\" >> '%s'\nexit %d\n".formatted(said, exitCode));
        Files.setPosixFilePermissions(cdk, PosixFilePermissions.fromString("rwx------"));
        ProcessBuilder script = new ProcessBuilder(
                Stream.concat(Stream.of("bash", "deploy"), Stream.of(arguments)).toList());
        script.environment().merge("PATH", folder.toString(), (path, first) -> first + ":" + path);
        script.redirectErrorStream(true).start().waitFor();
        return Files.readAllLines(said);
    }
}
