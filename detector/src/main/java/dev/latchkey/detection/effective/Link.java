package dev.latchkey.detection.effective;

import dev.latchkey.detection.chain.Life;
import dev.latchkey.detection.rights.Privilege;
import dev.latchkey.detection.step.Fact.Granted;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * That somebody held what stands under a subject, directly or through others.
 *
 * @param within whose boundaries stand between
 */
record Link(Subject to, Instant since, Instant until, List<Life> within) {

    static Stream<Link> from(Life life, Step step, Sources sources) {
        return new Link(step.subject(), Instant.MIN, Instant.MAX, List.of()).through(life, step, sources);
    }

    /** Whether nothing can come to the holder by it: what it leads through was never held at one time. */
    boolean isEmpty() {
        return !since.isBefore(until);
    }

    /** Whether it was held no longer than the other, and behind the same boundaries. */
    boolean isWithin(Link other) {
        return !since.isBefore(other.since) && !until.isAfter(other.until) && within.equals(other.within);
    }

    /** Whether what came then came to the holder, and was not yet part of what the link brought at once. */
    boolean isOpenAt(Instant time) {
        return time.isAfter(since) && !time.isAfter(until);
    }

    /** The links by a grant to the one at the end of this. */
    Stream<Link> through(Life life, Step step, Sources sources) {
        if (!(step.fact() instanceof Granted granted) || !granted.means().isHeld()) {
            return Stream.of();
        }
        if (granted.from().isEmpty() && granted.privilege().roles().isEmpty()) {
            return Stream.of();
        }
        // Nothing reaches its holder any more from when somebody else begins under the holder's name.
        Instant gone = sources.chains().endOf(step);
        Instant end = gone.isAfter(life.endOf(step)) ? life.endOf(step) : gone.minusNanos(1);
        boolean bounded =
                Boundaries.holdsBack(life, granted) && sources.boundaries().isBounded(life);
        List<Life> between = bounded
                ? Stream.concat(within.stream(), Stream.of(life)).distinct().toList()
                : within;
        return Stream.concat(granted.from().stream(), granted.privilege().roles().stream())
                .map(next -> new Link(next, since, until, between).on(next, step.time(), end));
    }

    Link on(Subject next, Instant from, Instant end) {
        return new Link(next, from.isAfter(since) ? from : since, end.isBefore(until) ? end : until, within);
    }

    Privilege capped(Privilege privilege, Instant time, Sources sources) {
        Privilege left = privilege;
        for (Life life : within) {
            left = left.within(sources.boundaries().cap(life, time));
        }
        return left;
    }
}
