import com.espertech.esper.common.client.EPCompiled;
import com.espertech.esper.common.client.configuration.Configuration;
import com.espertech.esper.compiler.client.CompilerArguments;
import com.espertech.esper.compiler.client.EPCompileException;
import com.espertech.esper.compiler.client.EPCompilerProvider;
import com.espertech.esper.runtime.client.EPDeployException;
import com.espertech.esper.runtime.client.EPRuntime;
import com.espertech.esper.runtime.client.EPRuntimeProvider;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Esper: a join by user of the three kinds, each with an index of its own. */
public final class EsperPeer {

    private static final String JOIN = "select c.user as user from Step(kind = 0)#keepall as c, Step(kind = 1)#keepall as g,"
            + " Step(kind = 2)#keepall as k where c.user = g.user and c.user = k.user"
            + " and g.time between c.time and c.time + " + Stream.WINDOW + "L"
            + " and k.time between c.time and c.time + " + Stream.WINDOW + "L";

    /** As Esper reads beans. */
    public static final class Step {
        private final long time;
        private final String user;
        private final int kind;

        Step(Stream.Event event) {
            this.time = event.time();
            this.user = event.user();
            this.kind = event.kind().ordinal();
        }

        public long getTime() {
            return time;
        }

        public String getUser() {
            return user;
        }

        public int getKind() {
            return kind;
        }
    }

    private EsperPeer() {}

    public static void main(String[] arguments) {
        List<Step> steps = Stream.of(Integer.parseInt(arguments[0]), Long.parseLong(arguments[1])).stream()
                .map(Step::new)
                .toList();
        Contest.of(steps, Integer.parseInt(arguments[2]), () -> ready(steps));
    }

    private static Supplier<Integer> ready(List<Step> steps) {
        Configuration configuration = new Configuration();
        configuration.getCommon().addEventType("Step", Step.class);
        EPRuntime runtime = EPRuntimeProvider.getDefaultRuntime(configuration);
        runtime.initialize();
        Set<Object> found = new HashSet<>();
        try {
            EPCompiled compiled = EPCompilerProvider.getCompiler().compile(JOIN, new CompilerArguments(configuration));
            runtime.getDeploymentService().deploy(compiled).getStatements()[0].addListener((now, before, of, by) -> {
                for (var row : now) {
                    found.add(row.get("user"));
                }
            });
        } catch (EPCompileException | EPDeployException e) {
            throw new IllegalStateException(e);
        }
        return () -> {
            steps.forEach(step -> runtime.getEventService().sendEventBean(step, "Step"));
            return found.size();
        };
    }
}
