package dev.latchkey.detection.alert;

import dev.latchkey.detection.alert.IdentityContext.Remark;
import java.util.List;

/** Adds to an alert what is known of its identity as it goes out, which never holds it up. */
public final class ContextPublisher implements AlertPublisher {

    /** More would bury what the alert is about. */
    static final int MOST_REMARKS = 16;

    private final IdentityContext context;
    private final AlertPublisher publisher;

    public ContextPublisher(IdentityContext context, AlertPublisher publisher) {
        this.context = context;
        this.publisher = publisher;
    }

    @Override
    public void publish(Alert alert) {
        // Of a finding that is over nobody has to do anything.
        boolean isOver = alert.activity() == Alert.Activity.CLOSE;
        publisher.publish(isOver ? alert : alert.with(remarks(alert.finding())));
    }

    private List<Remark> remarks(Finding finding) {
        try {
            return context.of(finding).stream().limit(MOST_REMARKS).toList();
        } catch (RuntimeException e) {
            // Whatever it is: people must be told of the finding all the same.
            return List.of(Remark.notAsked(e.getClass().getSimpleName()));
        }
    }
}
