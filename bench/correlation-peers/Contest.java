import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.Supplier;

/** Passes of one contestant over the same stream; CPU is that of all threads, compilers and collector among them. */
final class Contest {

    private Contest() {}

    /** @param pass what one pass does once it has been made ready, answering how many chains it found */
    static void of(List<?> events, int passes, Supplier<Supplier<Integer>> pass) {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        for (int number = 0; number < passes; number++) {
            Supplier<Integer> ready = pass.get();
            System.gc();
            long begin = system.getProcessCpuTime();
            int found = ready.get();
            double seconds = (system.getProcessCpuTime() - begin) / 1e9;
            System.out.println(events.size() + " " + found + " " + seconds);
        }
    }
}
