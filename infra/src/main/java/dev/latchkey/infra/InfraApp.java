package dev.latchkey.infra;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.util.Optional;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.Stack;

/**
 * What {@code cdk synth} runs: one stack, of the detector or of a forwarder, built from {@code cdk.json} and
 * {@code -c}, checked by cdk-nag.
 */
public final class InfraApp {
    private InfraApp() {}

    public static void main(String[] args) {
        try {
            App app = new App();
            stack(app, Optional.ofNullable(System.getenv("CDK_DEFAULT_ACCOUNT")));
            app.synth();
        } catch (RefusedContext refused) {
            // Straight to the reader: thrown further, Maven would bury the sentence under its own stack trace.
            System.err.println("\nRefused: " + refused.getMessage() + "\n");
            System.exit(1);
        }
    }

    /** What is deployed here: the detector, or what forwards to it from elsewhere. */
    static Stack stack(App app, Optional<String> account) {
        return ForwarderContext.of(app.getNode(), account)
                .<Stack>map(context -> checked(app, new ForwarderStack(app, context)))
                .orElseGet(() -> assemble(app, account));
    }

    /** Without an account the template fits any; the command line puts in the one of its credentials. */
    static DetectorStack assemble(App app, Optional<String> account) {
        DeploymentContext context = DeploymentContext.of(app.getNode());
        return checked(app, new DetectorStack(app, "Latchkey", account, context));
    }

    private static <S extends Stack> S checked(App app, S stack) {
        Aspects.of(app).add(AwsSolutionsChecks.Builder.create().verbose(true).build());
        return stack;
    }
}
