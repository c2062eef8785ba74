package dev.latchkey.detection.digest;

import dev.latchkey.detection.verdict.Countries;
import dev.latchkey.detection.verdict.Whereabouts;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Evidence that also says in which country each address is, by a database of today: nothing that is kept does. */
public final class LocatedEvidence implements Evidence {

    private final Evidence kept;
    private final Whereabouts whereabouts;

    public LocatedEvidence(Evidence kept, Countries countries) {
        this.kept = kept;
        this.whereabouts = new Whereabouts(countries);
    }

    @Override
    public void keep(IdentityRecord identity) {
        kept.keep(identity);
    }

    @Override
    public Stream<Kept> between(Instant from, Instant to, Consumer<String> unread) {
        return kept.between(from, to, unread).map(it -> new Kept(it.identity().each(this::located), it.firstKept()));
    }

    @Override
    public Optional<Coverage> coverage() {
        return kept.coverage();
    }

    @Override
    public void covers(Coverage coverage) {
        kept.covers(coverage);
    }

    private RecordedStep located(RecordedStep step) {
        return step.in(whereabouts.country(step.address()));
    }
}
