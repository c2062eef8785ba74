package dev.latchkey.detection.chain;

import dev.latchkey.detection.rights.Privilege;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Fact;
import dev.latchkey.detection.step.Means;
import dev.latchkey.detection.step.Note;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What those who took a name brought along from the names that they bore before. */
final class Arrivals {

    private static final Privilege NOT_READ =
            Privilege.of(Level.UNKNOWN, "what was held under older names was not read");

    private final Subject subject;
    private final Function<Subject, Chain> stored;
    private final List<Step> steps = new ArrayList<>();
    private final Map<String, Integer> followed = new HashMap<>();
    private boolean truncated;

    private Arrivals(Subject subject, Function<Subject, Chain> stored) {
        this.subject = subject;
        this.stored = stored;
    }

    /** Together with what was borne under the last name; what is beyond the bounds counts as a grant and is told. */
    static Chain with(Chain last, List<Step> borne, Function<Subject, Chain> stored) {
        Arrivals arrivals = new Arrivals(last.subject(), stored);
        arrivals.add(borne, Chains.MOST_NAMES);
        return Chain.of(last.subject(), Turns.toldOnce(arrivals.steps), last.truncated() || arrivals.truncated);
    }

    private void add(List<Step> borne, int names) {
        borne.forEach(step -> steps.add(step.of(subject, step.target(), step.fact())));
        List<Step> renames =
                borne.stream().filter(step -> step.isNote(Note.RENAMED_FROM)).toList();
        for (int at = 0; at < renames.size(); at++) {
            follow(renames.get(at), at < Chains.MOST_NAMES ? names : 0);
        }
    }

    private void follow(Step rename, int names) {
        if (isFollowed(rename, names)) {
            return;
        }
        Chain older = names > 0 ? stored.apply(Chains.named(rename)) : StoredChains.notRead(Chains.named(rename));
        truncated |= older.truncated();
        if (older.isNotRead()) {
            steps.add(rename.of(subject, rename.target(), notRead(older.subject())));
        }
        add(Bearing.endedBy(older, rename).steps(), names - 1);
    }

    /** As far as now: whoever goes back and forth makes many ways to the same. */
    private boolean isFollowed(Step rename, int names) {
        String way = Chains.named(rename).key() + "#" + rename.eventId();
        boolean followed = names <= this.followed.getOrDefault(way, -1);
        this.followed.merge(way, names, Math::max);
        return followed;
    }

    private static Fact notRead(Subject older) {
        return new Fact.Granted(older.name(), NOT_READ, Means.OLDER_NAME, Optional.empty());
    }
}
