package dev.latchkey.detection.chain;

import dev.latchkey.detection.call.TrustDocument.Kind;
import dev.latchkey.detection.call.TrustDocument.Trusted;
import dev.latchkey.detection.chain.Fact.DoorOpened;
import dev.latchkey.detection.chain.Fact.Granted;
import dev.latchkey.detection.chain.Privilege.Level;
import java.util.List;

/** What a chain leaves open until the partitions of others are read: most calls need none of them. */
public record LooseEnds(Chain chain) {

    /** Whether what others hold or were called could bring steps that do not stand here. */
    public boolean leadElsewhere() {
        return chain.steps().stream()
                .anyMatch(step -> step.isNote(Note.RENAMED_FROM)
                        || step.isNote(Note.RENAMED_TO)
                        || (step.fact() instanceof Granted granted && isLinked(granted)));
    }

    /** The chain if all that is not known were as bad as can be. */
    public Chain atWorst() {
        List<Step> steps = chain.steps().stream().map(LooseEnds::atWorst).toList();
        return Chain.of(chain.subject(), steps, chain.truncated());
    }

    /** The step if what is not known of it were as bad as can be. */
    public static Step atWorst(Step step) {
        return step.with(atWorst(step.fact()));
    }

    private static boolean isLinked(Granted granted) {
        return granted.from().isPresent() || !granted.privilege().assumes().isEmpty();
    }

    private static Fact atWorst(Fact fact) {
        if (fact instanceof Granted granted && granted.privilege().level() == Level.UNKNOWN) {
            return granted.with(Privilege.of(Level.ADMIN, "at worst"));
        }
        return fact instanceof DoorOpened opened
                ? new DoorOpened(
                        opened.trusted().stream().map(LooseEnds::atWorst).toList())
                : fact;
    }

    private static Trusted atWorst(Trusted party) {
        return party.kind() == Kind.FEDERATED
                ? new Trusted(Kind.NEW_PROVIDER, party.name(), party.narrowed(), party.exactSubject())
                : party;
    }
}
