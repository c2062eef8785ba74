package dev.latchkey.detection.crash;

import dev.latchkey.detection.alert.Alert;
import dev.latchkey.detection.alert.AlertPublisher;
import dev.latchkey.detection.alert.Finding;
import dev.latchkey.detection.alert.FindingLog;
import dev.latchkey.detection.alert.Settling;
import dev.latchkey.detection.allowlist.Allowlist;
import dev.latchkey.detection.chain.Answer;
import dev.latchkey.detection.chain.Chain;
import dev.latchkey.detection.chain.ChainStore;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.verdict.KnownCallers;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The ports, at each call of which something may fail. */
final class FaultyPorts {

    private final Faults faults;

    FaultyPorts(Faults faults) {
        this.faults = faults;
    }

    /** Each step is written by itself and in any order, so a crash may come between any two of one call. */
    ChainStore around(ChainStore store) {
        return new ChainStore() {
            @Override
            public void add(Collection<Step> steps) {
                faults.shuffled(steps).forEach(step -> faults.act(() -> store.add(List.of(step))));
            }

            @Override
            public Chain read(Subject subject) {
                return faults.act(() -> store.read(subject));
            }

            @Override
            public void keep(Step step, Collection<Answer> answers) {
                faults.act(() -> store.keep(step, answers));
            }
        };
    }

    Allowlist around(Allowlist allowlist) {
        return () -> faults.act(allowlist::read);
    }

    KnownCallers callers(KnownCallers callers) {
        return asked -> faults.act(() -> callers.of(asked));
    }

    Settling settling(Settling settling) {
        return subject -> faults.act(() -> settling.judgeAgain(subject));
    }

    AlertPublisher around(AlertPublisher publisher) {
        return (Alert alert) -> faults.act(() -> publisher.publish(alert));
    }

    FindingLog around(FindingLog log) {
        return new FindingLog() {
            @Override
            public Optional<Claim> claim(Finding finding) {
                return faults.act(() -> log.claim(finding));
            }

            @Override
            public void told(Claim claim) {
                faults.act(() -> log.told(claim));
            }

            @Override
            public Set<String> uidsOf(Subject subject) {
                return faults.act(() -> log.uidsOf(subject));
            }

            @Override
            public Set<String> toldUidsOf(Subject subject) {
                return faults.act(() -> log.toldUidsOf(subject));
            }
        };
    }
}
