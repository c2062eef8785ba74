import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.cep.CEP;
import org.apache.flink.cep.functions.PatternProcessFunction;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.cep.pattern.conditions.IterativeCondition;
import org.apache.flink.cep.pattern.conditions.SimpleCondition;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.windowing.time.Time;
import org.apache.flink.util.CloseableIterator;
import org.apache.flink.util.Collector;

/** Flink CEP, one task: a creation, then a grant or a credential, then the other of the two, in event time. */
public final class FlinkPeer {

    private static final int LATEST = 300;

    /** Time in milliseconds, user, kind. */
    private static final class Step extends Tuple3<Long, String, Integer> {}

    private FlinkPeer() {}

    public static void main(String[] arguments) {
        List<Tuple3<Long, String, Integer>> steps =
                Stream.of(Integer.parseInt(arguments[0]), Long.parseLong(arguments[1])).stream()
                        .map(it -> Tuple3.of(it.time() * 1000, it.user(), it.kind().ordinal()))
                        .toList();
        Contest.of(steps, Integer.parseInt(arguments[2]), () -> ready(steps));
    }

    private static Supplier<Integer> ready(List<Tuple3<Long, String, Integer>> steps) {
        StreamExecutionEnvironment flink = StreamExecutionEnvironment.createLocalEnvironment(1);
        flink.getConfig().enableObjectReuse();
        flink.getConfig().disableClosureCleaner();
        var keyed = flink.fromCollection(steps, Types.TUPLE(Types.LONG, Types.STRING, Types.INT))
                .assignTimestampsAndWatermarks(
                        WatermarkStrategy.<Tuple3<Long, String, Integer>>forBoundedOutOfOrderness(Duration.ofSeconds(LATEST))
                                .withTimestampAssigner((step, before) -> step.f0))
                .keyBy(step -> step.f1, Types.STRING);
        var found = CEP.pattern(keyed, chain()).process(new Users(), Types.STRING);
        return () -> {
            Set<String> users = new HashSet<>();
            try (CloseableIterator<String> each = found.executeAndCollect()) {
                each.forEachRemaining(users::add);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            return users.size();
        };
    }

    private static Pattern<Tuple3<Long, String, Integer>, ?> chain() {
        return Pattern.<Tuple3<Long, String, Integer>>begin("creation")
                .where(SimpleCondition.of(step -> step.f2 == 0))
                .followedBy("one")
                .where(SimpleCondition.of(step -> step.f2 == 1 || step.f2 == 2))
                .followedBy("other")
                .where(new Other())
                .within(Time.milliseconds(Stream.WINDOW * 1000 + 1));
    }

    private static final class Other extends IterativeCondition<Tuple3<Long, String, Integer>> {
        @Override
        public boolean filter(Tuple3<Long, String, Integer> step, Context<Tuple3<Long, String, Integer>> context)
                throws Exception {
            return (step.f2 == 1 || step.f2 == 2)
                    && context.getEventsForPattern("one").iterator().next().f2 + step.f2 == 3;
        }
    }

    private static final class Users extends PatternProcessFunction<Tuple3<Long, String, Integer>, String> {
        @Override
        public void processMatch(
                Map<String, List<Tuple3<Long, String, Integer>>> match, Context context, Collector<String> users) {
            users.collect(match.get("creation").get(0).f1);
        }
    }
}
