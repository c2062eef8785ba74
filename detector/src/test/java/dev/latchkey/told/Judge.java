package dev.latchkey.told;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.Detector;
import dev.latchkey.detection.allowlist.Allowlist;
import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.chain.Account;
import dev.latchkey.detection.chain.InMemoryChainStore;
import dev.latchkey.detection.chain.Known;
import dev.latchkey.detection.rights.Privilege;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.verdict.Analytic;
import dev.latchkey.detection.verdict.Countries;
import dev.latchkey.detection.verdict.KnownCallers;
import dev.latchkey.detection.verdict.Severity;
import dev.latchkey.detection.verdict.Tuning;
import dev.latchkey.detection.verdict.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** By what a history is judged: with a database of countries or without, with an allowlist, with IAM to ask. */
record Judge(Tuning tuning, Allowlist allowlist, Account account, Countries countries) {

    private static final Allowlist ENTRIES = () -> Allowlist.Entries.of(List.of(
            Map.of(
                    "pk",
                    "ci",
                    "principal",
                    "*:role/terraform",
                    "owner",
                    "ops",
                    "reason",
                    "ci",
                    "maxPrivilege",
                    "ADMIN"),
            Map.of("pk", "people", "principal", "*:user/mallory", "owner", "ops", "reason", "on-call"),
            Map.of("pk", "broken", "principal", "x")));

    private static final Known LONG_THERE = new Known(
            Optional.of(Cast.NOON.minus(Duration.ofDays(40))), Optional.of(Privilege.of(Level.ADMIN, "as IAM says")));

    static Arbitrary<Judge> any() {
        Tuning all = Tuning.DEFAULT.withTellFrom(Severity.INFORMATIONAL);
        return Combinators.combine(
                        Arbitraries.of(all, all.withCountries(Set.of("DE"))),
                        Arbitraries.of(Allowlist.NOBODY, ENTRIES),
                        Arbitraries.of(Account.NOT_ASKED, Judge::known),
                        Arbitraries.of(Countries.NOT_ASKED, address -> Optional.of("NL")))
                .as(Judge::new);
    }

    private static Known known(Subject subject) {
        return subject.kind() == Subject.Kind.USER || subject.kind() == Subject.Kind.ROLE ? LONG_THERE : Known.NOTHING;
    }

    Detector detector() {
        return detector(new InMemoryChainStore());
    }

    private Detector detector(InMemoryChainStore store) {
        return new Detector(store, account, new Analytic(tuning, allowlist, KnownCallers.NOT_LEARNT, countries));
    }

    List<Verdict> judged(List<ApiCall> calls) {
        InMemoryChainStore store = new InMemoryChainStore();
        Detector detector = detector(store);
        calls.forEach(detector::remember);
        return store.subjects().stream()
                .filter(Subject::isIdentity)
                .flatMap(subject -> detector.judge(subject).verdicts().stream())
                .toList();
    }
}
