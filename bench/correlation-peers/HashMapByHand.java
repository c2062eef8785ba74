import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The floor: what one would write by hand for this question alone. */
final class HashMapByHand {

    private static final class Seen {
        private long creation = Long.MAX_VALUE;
        private final List<Long> grants = new ArrayList<>(2);
        private final List<Long> credentials = new ArrayList<>(2);

        private boolean isComplete() {
            return creation != Long.MAX_VALUE && isIn(grants) && isIn(credentials);
        }

        private boolean isIn(List<Long> times) {
            for (long time : times) {
                if (time >= creation && time <= creation + Stream.WINDOW) {
                    return true;
                }
            }
            return false;
        }
    }

    private HashMapByHand() {}

    public static void main(String[] arguments) {
        List<Stream.Event> events = Stream.of(Integer.parseInt(arguments[0]), Long.parseLong(arguments[1]));
        Contest.of(events, Integer.parseInt(arguments[2]), () -> () -> found(events));
    }

    private static int found(List<Stream.Event> events) {
        Map<String, Seen> identities = new HashMap<>();
        for (Stream.Event event : events) {
            Seen seen = identities.computeIfAbsent(event.user(), user -> new Seen());
            switch (event.kind()) {
                case CREATION -> seen.creation = Math.min(seen.creation, event.time());
                case GRANT -> seen.grants.add(event.time());
                case CREDENTIAL -> seen.credentials.add(event.time());
                default -> {}
            }
        }
        return (int) identities.values().stream().filter(Seen::isComplete).count();
    }
}
