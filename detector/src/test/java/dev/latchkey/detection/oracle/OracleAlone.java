package dev.latchkey.detection.oracle;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.step.Stage;
import dev.latchkey.detection.step.Step;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An identity whose name nobody else ever bore, and of whose callers only what they provisioned is known. */
record OracleAlone(List<Step> steps, OracleStrangers strangers) implements Oracle.Elsewhere {

    /**
     * "A step belongs to the latest creation of that name not after it"; of one second, the greatest eventID. What one call did
     * belongs together.
     */
    @Override
    public Optional<Step> creationOf(Step step) {
        Optional<Step> latest = Optional.empty();
        for (Step creation : steps) {
            if (creation.stage() == Stage.CREATION && creation.eventId().equals(step.eventId())) {
                return Optional.of(creation);
            }
            if (creation.stage() == Stage.CREATION && !creation.time().isAfter(step.time())) {
                boolean later = latest.isEmpty() || isLater(creation, latest.get());
                latest = later ? Optional.of(creation) : latest;
            }
        }
        return latest;
    }

    private static boolean isLater(Step one, Step other) {
        return one.time().equals(other.time())
                ? one.eventId().compareTo(other.eventId()) > 0
                : one.time().isAfter(other.time());
    }

    private List<Step> creations() {
        return steps.stream().filter(step -> step.stage() == Stage.CREATION).toList();
    }

    private Optional<Step> bearer(Step step) {
        Instant asked = OracleDeletion.asked(step, steps, creations());
        return asked.equals(step.time())
                ? creationOf(step)
                : creationOf(Cast.step(step.subject(), "asked", asked, step.fact()));
    }

    @Override
    public boolean isOfOne(Step one, Step other) {
        return bearer(one).equals(bearer(other));
    }

    @Override
    public Optional<Step> birthOfCaller(Step step) {
        return Optional.empty();
    }

    @Override
    public boolean isByStranger(Step step) {
        return strangers.isBy(step);
    }

    @Override
    public boolean isByUnusualTool(Step step) {
        return strangers.isUnusual(step);
    }

    /** What ends and what replaces what is told by the records of others too, and so is settled with them. */
    @Override
    public Instant endOf(Step step) {
        return Instant.MAX;
    }
}
