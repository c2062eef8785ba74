package dev.latchkey.detection.verdict;

import dev.latchkey.detection.call.Origin.Method;
import dev.latchkey.detection.subject.Subject;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Known callers as one event finds them: each read once, in vain too, and anew for the next event. */
public final class KnownCallersReadOnce implements KnownCallers {

    private final KnownCallers callers;
    private final Map<Subject, Map<Method, Instant>> read = new ConcurrentHashMap<>();
    private volatile Optional<CallersUnread> unread = Optional.empty();

    public KnownCallersReadOnce(KnownCallers callers) {
        this.callers = callers;
    }

    @Override
    public void begin() {
        read.clear();
        unread = Optional.empty();
    }

    @Override
    public Seen of(Set<Subject> asked) {
        Set<Subject> open =
                asked.stream().filter(caller -> !read.containsKey(caller)).collect(Collectors.toUnmodifiableSet());
        if (!open.isEmpty()) {
            Map<Subject, Map<Method, Instant>> found = ask(open).first();
            open.forEach(caller -> read.put(caller, found.getOrDefault(caller, Map.of())));
        }
        Map<Subject, Map<Method, Instant>> first = new HashMap<>();
        for (Subject caller : asked) {
            first.put(caller, read.getOrDefault(caller, Map.of()));
        }
        first.values().removeIf(Map::isEmpty);
        return new Seen(first);
    }

    /** Each identity fails by itself: one exception cannot be suppressed by itself. */
    private Seen ask(Set<Subject> open) {
        if (unread.isPresent()) {
            CallersUnread before = unread.get();
            throw new CallersUnread(String.valueOf(before.getMessage()), before.isLasting(), before);
        }
        try {
            return callers.of(open);
        } catch (CallersUnread e) {
            unread = Optional.of(e);
            throw e;
        }
    }
}
