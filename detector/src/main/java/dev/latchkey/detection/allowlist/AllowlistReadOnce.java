package dev.latchkey.detection.allowlist;

import java.util.Optional;
import java.util.function.Supplier;

/** An allowlist as one event finds it: read when it is first needed, in vain too, and anew for the next event. */
public final class AllowlistReadOnce implements Allowlist {

    private final Allowlist allowlist;
    private volatile Optional<Supplier<Entries>> read = Optional.empty();

    public AllowlistReadOnce(Allowlist allowlist) {
        this.allowlist = allowlist;
    }

    @Override
    public void begin() {
        read = Optional.empty();
    }

    @Override
    public Entries read() {
        Supplier<Entries> answer = read.orElseGet(this::ask);
        read = Optional.of(answer);
        return answer.get();
    }

    private Supplier<Entries> ask() {
        try {
            Entries entries = allowlist.read();
            return () -> entries;
        } catch (AllowlistUnread e) {
            return () -> {
                // Each identity fails by itself: one exception cannot be suppressed by itself.
                throw new AllowlistUnread(String.valueOf(e.getMessage()), e.isLasting(), e);
            };
        }
    }
}
