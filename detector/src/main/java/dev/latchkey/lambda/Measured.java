package dev.latchkey.lambda;

import dev.latchkey.detection.alert.AlertPublisher;
import dev.latchkey.detection.alert.Finding;
import dev.latchkey.detection.alert.FindingLog;
import dev.latchkey.detection.alert.IdentityContext;
import dev.latchkey.detection.alert.IdentityContext.Remark;
import dev.latchkey.detection.allowlist.Allowlist;
import dev.latchkey.detection.allowlist.AllowlistUnread;
import dev.latchkey.detection.chain.Answer;
import dev.latchkey.detection.chain.Holder;
import dev.latchkey.detection.chain.LookUp;
import dev.latchkey.detection.chain.Question;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.verdict.KnownCallers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Ports that measure what passes through them. */
final class Measured {

    private Measured() {}

    static Allowlist allowlist(Allowlist allowlist, Metrics metrics) {
        return () -> {
            Allowlist.Entries read = counted(allowlist, metrics);
            if (!read.problems().isEmpty()) {
                metrics.most(Measure.ALLOWLIST_PROBLEMS, read.problems().size());
            }
            return read;
        };
    }

    private static Allowlist.Entries counted(Allowlist allowlist, Metrics metrics) {
        try {
            return allowlist.read();
        } catch (AllowlistUnread e) {
            metrics.most(Measure.ALLOWLIST_PROBLEMS, 1);
            throw e;
        }
    }

    static KnownCallers callers(KnownCallers callers, Metrics metrics) {
        return asked -> answered(() -> callers.of(asked), metrics);
    }

    static LookUp lookUp(LookUp lookUp, Metrics metrics) {
        return new LookUp() {
            @Override
            public Answer ask(Question question) {
                return answered(() -> lookUp.ask(question), metrics);
            }

            @Override
            public List<Holder> holders(Subject shared, String name) {
                return answered(() -> lookUp.holders(shared, name), metrics);
            }

            @Override
            public boolean isOn() {
                return lookUp.isOn();
            }

            @Override
            public void begin() {
                lookUp.begin();
            }
        };
    }

    private static <T> T answered(Supplier<T> question, Metrics metrics) {
        try {
            return question.get();
        } catch (RuntimeException e) {
            metrics.lookupFailed();
            throw e;
        }
    }

    /** What an alert says of its identity fails one question at a time. */
    static IdentityContext context(IdentityContext context, Metrics metrics) {
        return finding -> {
            try {
                List<Remark> remarks = context.of(finding);
                remarks.stream().filter(Remark::isOfFailure).forEach(failed -> metrics.lookupFailed());
                return remarks;
            } catch (RuntimeException e) {
                metrics.lookupFailed();
                throw e;
            }
        };
    }

    static AlertPublisher publisher(AlertPublisher publisher, Metrics metrics) {
        return alert -> {
            Instant begin = metrics.clock().instant();
            try {
                publisher.publish(alert);
                metrics.add(Measure.TOLD, 1);
            } catch (RuntimeException e) {
                metrics.add(Measure.PUBLISH_FAILURES, 1);
                throw e;
            } finally {
                Duration took = Duration.between(begin, metrics.clock().instant());
                metrics.most(Measure.PUBLISH_LATENCY, took.toMillis());
            }
        };
    }

    static FindingLog findingLog(FindingLog log, Metrics metrics) {
        return new FindingLog() {
            @Override
            public Optional<Claim> claim(Finding finding) {
                return claimed(log, finding, metrics);
            }

            @Override
            public void told(Claim claim) {
                log.told(claim);
            }

            @Override
            public Set<String> uidsOf(Subject subject) {
                return log.uidsOf(subject);
            }

            @Override
            public Set<String> toldUidsOf(Subject subject) {
                return log.toldUidsOf(subject);
            }
        };
    }

    private static Optional<FindingLog.Claim> claimed(FindingLog log, Finding finding, Metrics metrics) {
        try {
            return log.claim(finding);
        } catch (FindingLog.ToldElsewhere e) {
            metrics.add(Measure.LEASE_CONFLICTS, 1);
            throw e;
        }
    }
}
