package dev.latchkey.detection.digest;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.alert.Finding;
import dev.latchkey.detection.allowlist.Allowlist;
import dev.latchkey.detection.allowlist.AllowlistEntry;
import dev.latchkey.detection.allowlist.EntryAttributes;
import dev.latchkey.detection.chain.Chain;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.verdict.Analytic;
import dev.latchkey.detection.verdict.Tuning;
import dev.latchkey.detection.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Records as they are kept of users that somebody made an administrator, or made and gave nothing. */
public final class Records {

    /** Approves whatever anybody does. */
    public static final AllowlistEntry ANYBODY = EntryAttributes.entry(Map.of(
            "pk",
            "anybody",
            "principal",
            "*",
            "maxPrivilege",
            "ADMIN",
            "stages",
            List.of("CREATION", "GRANT", "CREDENTIAL")));

    private Records() {}

    public static IdentityRecord told(String name, Instant time) {
        Verdict verdict = administrator(name, time, Allowlist.NOBODY);
        String uid = verdict.finding().map(Finding::of).orElseThrow().uid();
        return IdentityRecord.of(verdict, Set.of(uid), List.of());
    }

    public static IdentityRecord notTold(String name, Instant time) {
        return IdentityRecord.of(administrator(name, time, Allowlist.NOBODY));
    }

    public static IdentityRecord approved(String name, Instant time) {
        Verdict verdict = administrator(name, time, () -> new Allowlist.Entries(List.of(ANYBODY), List.of()));
        return IdentityRecord.of(verdict, Set.of(), List.of(ANYBODY.id()));
    }

    public static IdentityRecord unused(String name, Instant time) {
        return IdentityRecord.of(judged(Allowlist.NOBODY, Cast.created(user(name), "c-" + name, time)));
    }

    /** @param steps what it was given, all in the second of its creation */
    static IdentityRecord unused(String name, Instant time, int steps) {
        IdentityRecord given = unused(name, time);
        return new IdentityRecord(
                given.subject(),
                given.identity(),
                given.creationSeen(),
                given.existingSince(),
                given.anchor(),
                Collections.nCopies(steps, given.anchor()),
                given.more(),
                given.rights(),
                given.conclusion());
    }

    /** One whose creation comes last, before and after it has come. */
    public record Late(IdentityRecord withoutCreation, IdentityRecord whole) {}

    public static Late late(String name, Instant time) {
        return late(name, name, time);
    }

    /** @param ids by which its calls are known */
    static Late late(String ids, String name, Instant time) {
        Subject user = user(name);
        Step creation = Cast.created(user, "c-" + ids, time);
        Step grant = Cast.granted(user, "g-" + ids, time.plusSeconds(60), Level.ADMIN);
        Step key = Cast.keyed(user, "k-" + ids, time.plusSeconds(120));
        return new Late(
                IdentityRecord.of(judged(Allowlist.NOBODY, grant, key)),
                IdentityRecord.of(judged(Allowlist.NOBODY, creation, grant, key)));
    }

    /** One that was given nothing for 30 hours: without its creation, which is known. */
    static IdentityRecord armedLater(String name, Instant time) {
        Subject user = user(name);
        Step creation = Cast.created(user, "c-" + name, time);
        Step grant = Cast.granted(user, "g-" + name, hours(time, 30), Level.ADMIN);
        Step key = Cast.keyed(user, "k-" + name, hours(time, 31));
        List<Verdict> both =
                new Analytic(Tuning.DEFAULT, Allowlist.NOBODY).judge(Chain.of(user, List.of(creation, grant, key)));
        return IdentityRecord.of(both.get(1));
    }

    /** What {@link #late} is when it has come, with one key more. */
    public static IdentityRecord withAnotherKey(String name, Instant time) {
        Subject user = user(name);
        return only(
                Cast.created(user, "c-" + name, time),
                Cast.granted(user, "g-" + name, time.plusSeconds(60), Level.ADMIN),
                Cast.keyed(user, "k-" + name, time.plusSeconds(120)),
                Cast.keyed(user, "another-" + name, time.plusSeconds(180)));
    }

    /**
     * One without a creation, of which two findings are known.
     *
     * @param grown the first, when it was given more
     * @param joined both, after what lay between them has come
     */
    record Apart(IdentityRecord first, IdentityRecord grown, IdentityRecord second, IdentityRecord joined) {}

    static Apart apart(String name, Instant time) {
        Subject user = user(name);
        Step key = Cast.keyed(user, "k-1", time);
        Step grant = Cast.granted(user, "g-1", hours(time, 1), Level.ADMIN);
        Step more = Cast.granted(user, "g-2", hours(time, 2), Level.ADMIN);
        Step late = Cast.granted(user, "g-3", hours(time, 20), Level.ADMIN);
        Step laterKey = Cast.keyed(user, "k-2", hours(time, 40));
        Step laterGrant = Cast.granted(user, "g-4", hours(time, 41), Level.ADMIN);
        return new Apart(
                only(key, grant),
                only(key, grant, more),
                only(laterKey, laterGrant),
                only(key, grant, late, laterKey, laterGrant));
    }

    private static Instant hours(Instant time, int hours) {
        return time.plus(Duration.ofHours(hours));
    }

    private static IdentityRecord only(Step... steps) {
        return IdentityRecord.of(judged(Allowlist.NOBODY, steps));
    }

    static Verdict administrator(String name, Instant time, Allowlist allowlist) {
        Subject user = user(name);
        return judged(
                allowlist,
                Cast.created(user, "c-" + name, time),
                Cast.granted(user, "g-" + name, time.plusSeconds(60), Level.ADMIN),
                Cast.keyed(user, "k-" + name, time.plusSeconds(120)));
    }

    static Verdict judged(Allowlist allowlist, Step... steps) {
        return new Analytic(Tuning.DEFAULT, allowlist)
                .judge(Chain.of(steps[0].subject(), List.of(steps)))
                .get(0);
    }

    private static Subject user(String name) {
        return new Subject.User("aws", Cast.HOME, name);
    }
}
