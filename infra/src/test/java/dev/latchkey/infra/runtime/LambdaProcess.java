package dev.latchkey.infra.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * One execution environment of a function: a JVM that runs its zip under AWS's own runtime client.
 *
 * <p>As in Lambda only the runtime client is on the class path; it finds the code in the working directory, which
 * Lambda makes the same as {@code LAMBDA_TASK_ROOT}.
 */
public final class LambdaProcess implements AutoCloseable {

    private static final Path ONE_AT_A_TIME =
            Path.of(System.getProperty("java.io.tmpdir"), "latchkey-runtime-client.lock");

    private static final Map<String, String> KEYS =
            Map.of("AWS_ACCESS_KEY_ID", "test", "AWS_SECRET_ACCESS_KEY", "test");

    private final RuntimeApi api = new RuntimeApi();
    private final SnapStartCredentials credentials = new SnapStartCredentials();
    private final Path folder;
    private final Process process;
    private final Thread atExit = new Thread(this::stop, "stop-function");

    private LambdaProcess(PackagedFunction function) throws IOException {
        folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "lambda")), "function-");
        function.unpackTo(folder.resolve("task"));
        ProcessBuilder builder = new ProcessBuilder(command(function));
        builder.directory(folder.resolve("task").toFile());
        builder.redirectErrorStream(true);
        builder.redirectOutput(log().toFile());
        builder.environment().clear();
        builder.environment().putAll(environment(function));
        process = builder.start();
        CompletableFuture<Void> unused = process.onExit().thenAccept(this::ended);
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /**
     * One after the other, also among builds of this machine: the runtime client unpacks its native part to one path for
     * all, and a JVM that is just loading it from there would crash.
     */
    public static synchronized LambdaProcess start(PackagedFunction function) {
        try (FileChannel file = FileChannel.open(ONE_AT_A_TIME, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            // Until the file is closed.
            file.lock();
            LambdaProcess started = new LambdaProcess(function);
            started.api.awaitBegun();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Outcome invoke(byte[] event) {
        return api.invoke(event);
    }

    /** For a function with SnapStart: waits for the end of its initialization, then restores it from the "snapshot". */
    public void restore() {
        api.awaitSnapshot();
        api.restore();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** What the JVM printed; kept after the end. */
    public Path log() {
        return folder.resolve("function.log");
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(atExit);
        stop();
    }

    private void stop() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            api.close();
            credentials.close();
            delete(folder.resolve("task"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void ended(Process ended) {
        api.end(new Outcome.Failure(
                "Runtime.ExitError", "the function's JVM ended with " + ended.exitValue() + "; it said: " + log()));
    }

    private static List<String> command(PackagedFunction function) {
        List<String> command = new ArrayList<>();
        command.add(function.javaHome().resolve("bin").resolve("java").toString());
        command.add("-XX:+UseSerialGC");
        command.add("-Xmx384m");
        command.add("--enable-native-access=ALL-UNNAMED");
        if (function.snapStart()) {
            // How Lambda's runtime has org.crac of the zip speak to its own hooks.
            command.add("-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac");
        }
        command.addAll(List.of("-cp", RuntimeClient.classPath(), RuntimeClient.MAIN, function.handler()));
        return command;
    }

    private Map<String, String> environment(PackagedFunction function) {
        Map<String, String> environment = new HashMap<>(function.environment());
        environment.putAll(function.snapStart() ? credentials.environment() : KEYS);
        environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", function.snapStart() ? "snap-start" : "on-demand");
        environment.put("AWS_LAMBDA_RUNTIME_API", api.authority());
        environment.put("AWS_LAMBDA_FUNCTION_NAME", "packaged");
        environment.put("AWS_LAMBDA_FUNCTION_VERSION", "1");
        environment.put("AWS_LAMBDA_LOG_FORMAT", "JSON");
        environment.put("AWS_REGION", "us-east-1");
        environment.put("TZ", "UTC");
        return environment;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
