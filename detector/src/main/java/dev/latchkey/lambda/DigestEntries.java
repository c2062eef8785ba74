package dev.latchkey.lambda;

import dev.latchkey.detection.Keeping;
import dev.latchkey.detection.allowlist.Allowlist;
import dev.latchkey.detection.allowlist.AllowlistUnread;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The entries by which one run judges.
 *
 * @param read nobody if they cannot be read, which they then say themselves
 * @param unread why they cannot be, and will not be soon
 */
record DigestEntries(Allowlist.Entries read, Optional<AllowlistUnread> unread) {

    /** @throws AllowlistUnread if another try may find them: Lambda makes two more, and nothing expires meanwhile */
    static DigestEntries in(Allowlist allowlist) {
        try {
            return new DigestEntries(allowlist.read(), Optional.empty());
        } catch (AllowlistUnread e) {
            if (e.isLasting()) {
                return new DigestEntries(e.nobody(), Optional.of(e));
            }
            throw e;
        }
    }

    Keeping.Result keep(DigestWiring wiring, Instant now, BooleanSupplier isTimeLeft) {
        Keeping keeping = wiring.keeping(read);
        return unread.map(it -> keeping.without(it, now, isTimeLeft))
                .orElseGet(() -> keeping.upTo(now, read.entries(), isTimeLeft));
    }
}
