package dev.latchkey.detection.chain;

import dev.latchkey.detection.step.Step;
import java.util.Collection;
import java.util.List;

/** Leads that are to be stored before what the callers did is read. */
public final class MissingLeads {

    /** Of so few callers it costs less to store them again than to look; dozens may have changed each of dozens. */
    private static final int MOST_REWRITTEN = 10;

    private MissingLeads() {}

    /**
     * Whoever stored one meanwhile judges its identity after that.
     *
     * @param stored that are known to be, without a look
     */
    public static List<Step> of(Chain chain, Collection<Step> stored, ReadOnce seen) {
        List<Step> unsure = Leads.to(chain).stream()
                .filter(lead -> !Leads.leadsAsFar(stored, lead))
                .toList();
        if (unsure.size() <= MOST_REWRITTEN) {
            return unsure;
        }
        seen.readAhead(unsure.stream().map(Step::subject).toList());
        return unsure.stream()
                .filter(lead -> !Leads.leadsAsFar(seen.read(lead.subject()).steps(), lead))
                .toList();
    }
}
