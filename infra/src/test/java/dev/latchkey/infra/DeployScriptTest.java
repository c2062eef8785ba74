package dev.latchkey.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code npm run deploy -- ...}: npm hands its arguments to the last command only, so a script passes them on. */
class DeployScriptTest {

    @TempDir
    private Path folder = Path.of("never used: JUnit sets it");

    private final Map<String, String> environment = new HashMap<>();
    private String printed = "";

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
    void a_forwarder_needs_no_bootstrap() throws Exception {
        String hub = "hub=arn:aws:events:us-east-1:111122223333:event-bus/default";
        assertThat(deploy(1, "-c", hub, "-c", "region=eu-west-1"))
                .containsExactly("deploy -c " + hub + " -c region=eu-west-1");
        assertThat(deploy(1, "--context=" + hub)).containsExactly("deploy --context=" + hub);
    }

    @Test
    void a_forwarder_that_fails_says_what_to_do_without_credentials() throws Exception {
        deploy(1, "-c", "hub=arn:aws:events:us-east-1:111122223333:event-bus/default");
        assertThat(printed).contains("nothing was deployed", "aws configure", "--profile NAME");
        deploy(0, "-c", "hub=arn:aws:events:us-east-1:111122223333:event-bus/default");
        assertThat(printed).doesNotContain("nothing was deployed");
    }

    @Test
    void without_a_bootstrap_nothing_is_deployed() throws Exception {
        assertThat(deploy(1, "-c", "email=a@example.com")).containsExactly("bootstrap -c email=a@example.com");
    }

    @Test
    void a_bootstrap_that_fails_says_what_to_do_without_credentials() throws Exception {
        deploy(1);
        assertThat(printed).contains("nothing was deployed", "aws configure", "--profile NAME");
    }

    @Test
    void an_old_node_is_refused_before_anything_is_touched() throws Exception {
        stub("node", "echo v18.20.4");
        assertThat(deploy(0)).isEmpty();
        assertThat(printed).contains("needs Node.js 20 or newer, found 18");
    }

    @Test
    void an_old_jdk_is_refused_and_named() throws Exception {
        stub("javac", "echo javac 11.0.2");
        assertThat(deploy(0)).isEmpty();
        assertThat(printed).contains("needs a JDK of 17 or newer, found 11", "JAVA_HOME");
    }

    @Test
    void no_jdk_at_all_is_refused_too() throws Exception {
        stub("javac", "exit 127");
        assertThat(deploy(0)).isEmpty();
        assertThat(printed).contains("needs a JDK of 17 or newer, found none");
    }

    /** What a shell says of a command that it cannot find has a number in it too: that of its own line. */
    @Test
    void no_node_and_no_jdk_are_none_and_not_what_the_shell_says_of_them() throws Exception {
        stub("sed", "exec /usr/bin/sed \"$@\"");
        stub("head", "exec /usr/bin/head \"$@\"");
        environment.put("PATH", folder.toString());
        assertThat(deploy(0)).isEmpty();
        assertThat(printed).contains("needs Node.js 20 or newer, found none:");

        stub("node", "echo v22.1.0");
        environment.put("JAVA_HOME", folder.resolve("jdk-21").toString());
        assertThat(deploy(0)).isEmpty();
        assertThat(printed).contains("needs a JDK of 17 or newer, found none in JAVA_HOME");
    }

    @Test
    void what_java_says_of_its_options_is_no_version() throws Exception {
        stub("javac", "echo Picked up JAVA_TOOL_OPTIONS: -Xmx2g >&2\necho javac 17.0.15");
        assertThat(deploy(0)).containsExactly("bootstrap", "deploy");
        stub("javac", "echo Picked up JAVA_TOOL_OPTIONS: -Xmx512m >&2\necho javac 11.0.2");
        assertThat(deploy(0)).isEmpty();
        assertThat(printed).contains("found 11");
    }

    private List<String> deploy(int exitCode, String... arguments) throws IOException, InterruptedException {
        Path said = folder.resolve("said");
        Files.deleteIfExists(said);
        Files.createFile(said);
        stub("cdk", "echo \"$*\" >> '%s'\nexit %d".formatted(said, exitCode));
        ProcessBuilder script = new ProcessBuilder(
                Stream.concat(Stream.of("bash", "deploy"), Stream.of(arguments)).toList());
        script.environment().merge("PATH", folder.toString(), (path, first) -> first + ":" + path);
        script.environment().remove("JAVA_HOME");
        script.environment().putAll(environment);
        Process process = script.redirectErrorStream(true).start();
        printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return Files.readAllLines(said);
    }

    private void stub(String command, String script) throws IOException {
        Path file = folder.resolve(command);
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }
}
