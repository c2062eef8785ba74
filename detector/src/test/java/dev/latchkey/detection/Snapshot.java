package dev.latchkey.detection;

import dev.latchkey.detection.chain.Account;
import dev.latchkey.detection.chain.Holder;
import dev.latchkey.detection.chain.Known;
import dev.latchkey.detection.subject.Subject;
import java.util.List;
import java.util.Map;

/** An account of which is known who holds what, and nothing else. */
public record Snapshot(Map<Subject, List<Holder>> holders) implements Account {

    @Override
    public Known known(Subject subject) {
        return Known.NOTHING;
    }

    @Override
    public List<Holder> holders(Subject shared) {
        return holders.getOrDefault(shared, List.of());
    }
}
