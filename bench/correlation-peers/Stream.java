import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** Seeded steps of many identities, in the order of their arrival: up to five minutes out of that of their times. */
final class Stream {

    static final long WINDOW = 24 * 3600;

    enum Kind {
        CREATION,
        GRANT,
        CREDENTIAL,
        OTHER
    }

    /** @param time in seconds */
    record Event(int number, long time, String user, Kind kind) {}

    private static final long BEGIN = 1_767_225_600;
    private static final int DAYS = 7;
    private static final int LATEST = 300;

    private record Arrival(long time, Event event) {}

    private Stream() {}

    static List<Event> of(int identities, long seed) {
        Random random = new Random(seed);
        List<Arrival> arrivals = new ArrayList<>();
        for (int identity = 0; identity < identities; identity++) {
            String user = "svc-" + identity;
            long begin = BEGIN + random.nextInt(DAYS * 24 * 3600);
            if (random.nextInt(10) < 6) {
                arrive(arrivals, random, begin, user, Kind.CREATION);
            }
            int others = random.nextInt(9) + (random.nextInt(10) < 4 ? 1 : 0);
            for (int other = 0; other < others; other++) {
                double hours = -8 * Math.log(1 - random.nextDouble());
                long time = begin + 1 + (long) (hours * 3600);
                arrive(arrivals, random, time, user, Kind.values()[1 + random.nextInt(3)]);
            }
        }
        arrivals.sort(Comparator.comparingLong(Arrival::time));
        return arrivals.stream().map(Arrival::event).toList();
    }

    private static void arrive(List<Arrival> arrivals, Random random, long time, String user, Kind kind) {
        Event event = new Event(arrivals.size(), time, user, kind);
        arrivals.add(new Arrival(time + random.nextInt(LATEST + 1), event));
    }

    /** Writes the stream for readers in other languages. */
    public static void main(String[] arguments) throws IOException {
        try (PrintWriter file = new PrintWriter(Files.newBufferedWriter(Path.of(arguments[2])))) {
            for (Event event : of(Integer.parseInt(arguments[0]), Long.parseLong(arguments[1]))) {
                file.println(event.time() + "\t" + event.user() + "\t" + event.kind());
            }
        }
    }
}
