package dev.latchkey.redrive;

import dev.latchkey.terminal.Complaint;
import dev.latchkey.terminal.Host;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Sends the detector once more what EventBridge could not deliver, or the function could not process. */
@Command(
        name = "redrive",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        sortOptions = false,
        description = {
            "Sends the events of a dead-letter queue to the detector again: those that EventBridge could not deliver,"
                    + " or those that the function could not process. Sending them twice does no harm.",
            "Credentials come from the environment or ~/.aws; the region is that of the function."
        },
        footerHeading = "%nExit codes:%n",
        footer = {
            "  0  done, or nothing to do",
            "  1  messages were left in the queue, each named",
            "  2  wrong usage; also if --function is not the detector",
            "  3  nothing could be received, but somebody else holds messages, such as a",
            "     run that was broken off: try again in 5 minutes",
            "  4  AWS refused or could not be reached; what was not redriven is still there"
        })
public final class RedriveCommand implements Callable<Integer> {

    private static final Pattern QUEUE = Pattern.compile(
            "https://(?:sqs\\.([a-z0-9-]+)|([a-z0-9-]+)\\.queue)\\.amazonaws\\.com(?:\\.cn)?/[0-9]{12}/\\S+");

    @Option(
            names = "--queue",
            paramLabel = "URL",
            required = true,
            description = "The value of the stack's output UndeliveredQueue or UnprocessedQueue.")
    private String queue = "";

    @Option(
            names = "--function",
            paramLabel = "ARN",
            required = true,
            description = "The value of the stack's output DetectorAlias.")
    private String function = "";

    @Option(names = "--dry-run", description = "Only list the events: time, name, error.")
    private boolean dryRun;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "10000",
            description = "Stop after N messages. Default: ${DEFAULT-VALUE}.")
    private int limit;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Region region = region();
        PrintWriter out = spec().commandLine().getOut();
        PrintWriter err = spec().commandLine().getErr();
        try (SdkHttpClient http = UrlConnectionHttpClient.create();
                SqsClient sqs =
                        SqsClient.builder().region(region).httpClient(http).build();
                LambdaClient lambda =
                        LambdaClient.builder().region(region).httpClient(http).build()) {
            Redrive redrive = new Redrive(
                    new SqsSetAside(sqs, queue),
                    out::println,
                    err::println,
                    Host.of(spec()).clock().instant());
            boolean reached = run(redrive, new LambdaAlias(lambda, function), err);
            out.flush();
            Summary summary = redrive.summary(dryRun, reached);
            summary.lines().forEach(err::println);
            err.flush();
            return summary.exitCode();
        }
    }

    private boolean run(Redrive redrive, LambdaAlias alias, PrintWriter err) {
        try {
            alias.stranger().ifPresent(handler -> {
                throw wrong("--function is not the detector, which is the stack's output DetectorAlias: its handler is "
                        + handler);
            });
            if (dryRun) {
                redrive.list(limit);
            } else {
                redrive.send(alias, limit);
            }
            return true;
        } catch (SdkException e) {
            err.println(Complaint.of(Trouble.said(e)));
            return false;
        }
    }

    private Region region() {
        String region = LambdaAlias.region(function)
                .orElseThrow(
                        () -> wrong("--function must be the value of the stack's output DetectorAlias, an ARN such as"
                                + " arn:aws:lambda:us-east-1:111122223333:function:NAME:live"));
        Matcher url = QUEUE.matcher(queue);
        if (!url.matches()) {
            throw wrong("--queue must be the value of a queue's output of the stack, a URL such as"
                    + " https://sqs.us-east-1.amazonaws.com/111122223333/NAME");
        }
        String queueRegion = url.group(1) == null ? url.group(2) : url.group(1);
        if (!region.equals(queueRegion)) {
            throw wrong("The queue is in %s and the function in %s: they are not of one stack."
                    .formatted(queueRegion, region));
        }
        if (limit < 1) {
            throw wrong("--limit must be at least 1.");
        }
        return Region.of(region);
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(spec().commandLine(), sentence);
    }

    private CommandSpec spec() {
        return Objects.requireNonNull(spec);
    }
}
