package dev.latchkey.detection;

import static java.util.stream.Collectors.partitioningBy;

import dev.latchkey.detection.chain.Account;
import dev.latchkey.detection.chain.ChainStore;
import dev.latchkey.detection.chain.Holder;
import dev.latchkey.detection.chain.LookUp;
import dev.latchkey.detection.step.Note;
import dev.latchkey.detection.step.Stage;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Who held what a call has changed, as IAM shows it when the call comes. */
final class HoldersNow {

    /** Of one policy or group, besides groups. */
    private static final int MOST = 50;

    /** That hold one policy, of each of which it is asked who sits in it. */
    private static final int MOST_GROUPS = 10;

    /** As many as one event may cause to be judged. */
    private static final int MOST_TOGETHER = 100;

    private HoldersNow() {}

    /**
     * Stores it, the notes first: of what is held already neither is stored again, and a retry is to store what failed.
     *
     * @param recent how old what another event showed may be that makes this needless
     * @return that somebody held it
     */
    static List<Step> remember(List<Step> steps, ChainStore store, LookUp iam, Duration recent) {
        Map<Boolean, List<Step>> held =
                asked(steps, store, iam, recent).stream().collect(partitioningBy(step -> step.isNote(Note.HELD_BY)));
        store.add(held.getOrDefault(true, List.of()));
        store.add(held.getOrDefault(false, List.of()));
        return held.getOrDefault(false, List.of());
    }

    private static List<Step> asked(List<Step> steps, ChainStore store, LookUp iam, Duration recent) {
        HeldBefore held = new HeldBefore(store, Account.NOT_ASKED, shared -> of(shared, iam), recent);
        return steps.stream()
                .filter(step -> step.stage() == Stage.GRANT && HeldBefore.isShared(step.subject()))
                .flatMap(step -> held.changes(step.subject())
                        .filter(change -> change.id().equals(step.id())))
                .flatMap(held::at)
                .limit(2L * MOST_TOGETHER)
                .toList();
    }

    /** Who could not be asked about gains nothing that is known: it must not keep others from being judged. */
    private static List<Holder> of(Holder shared, LookUp iam) {
        try {
            Map<Boolean, List<Holder>> all = iam.holders(shared.subject(), shared.name()).stream()
                    .collect(partitioningBy(holder -> holder.subject().kind() == Kind.GROUP));
            return Stream.concat(
                            all.getOrDefault(true, List.of()).stream().limit(MOST_GROUPS),
                            all.getOrDefault(false, List.of()).stream().limit(MOST))
                    .toList();
        } catch (RuntimeException e) {
            return List.of();
        }
    }
}
