package dev.latchkey.lambda;

import dev.latchkey.aws.BoundedIam;
import dev.latchkey.aws.IamIdentityContext;
import dev.latchkey.aws.IamLookUp;
import dev.latchkey.detection.alert.AlertPublisher;
import dev.latchkey.detection.alert.ContextPublisher;
import dev.latchkey.detection.alert.IdentityContext;
import dev.latchkey.detection.chain.LookUp;
import java.time.InstantSource;

/** What is asked of IAM: both questions of one event draw on the same calls and the same time. */
record Asking(LookUp lookUp, IdentityContext context) {

    private static final Asking NOTHING = new Asking(LookUp.OFF, IdentityContext.NOT_ASKED);

    static Asking of(Settings settings, Clients clients, InstantSource clock) {
        if (!settings.lookUps()) {
            return NOTHING;
        }
        BoundedIam iam = new BoundedIam(clients::iam, clock);
        return new Asking(
                new IamLookUp(iam, settings.account(), clock), new IamIdentityContext(iam, settings.account()));
    }

    AlertPublisher around(AlertPublisher publisher, Metrics metrics) {
        return new ContextPublisher(Measured.context(context, metrics), publisher);
    }
}
