package dev.latchkey.infra;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.util.Optional;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Aspects;

/** What {@code cdk synth} runs: one stack, built from {@code cdk.json} and {@code -c}, checked by cdk-nag. */
public final class InfraApp {
    private InfraApp() {}

    public static void main(String[] args) {
        try {
            App app = new App();
            assemble(app, Optional.ofNullable(System.getenv("CDK_DEFAULT_ACCOUNT")));
            app.synth();
        } catch (RefusedContext refused) {
            // Straight to the reader: thrown further, Maven would bury the sentence under its own stack trace.
            System.err.println("\nRefused: " + refused.getMessage() + "\n");
            System.exit(1);
        }
    }

    /** Without an account the template fits any; the command line puts in the one of its credentials. */
    static DetectorStack assemble(App app, Optional<String> account) {
        DeploymentContext context = DeploymentContext.of(app.getNode());
        DetectorStack stack = new DetectorStack(app, "Latchkey", account, context);
        Aspects.of(app).add(AwsSolutionsChecks.Builder.create().verbose(true).build());
        return stack;
    }
}
