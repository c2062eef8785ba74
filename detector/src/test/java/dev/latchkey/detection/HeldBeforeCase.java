package dev.latchkey.detection;

import static dev.latchkey.detection.Calls.allow;
import static dev.latchkey.detection.Calls.allowing;
import static dev.latchkey.detection.Calls.answered;
import static dev.latchkey.detection.Calls.call;
import static dev.latchkey.detection.Cast.NOON;
import static dev.latchkey.detection.Iam.OWN_POLICY;

import dev.latchkey.detection.alert.Finding;
import dev.latchkey.detection.alert.InMemoryFindingLog;
import dev.latchkey.detection.alert.Telling;
import dev.latchkey.detection.allowlist.Allowlist;
import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.chain.Account;
import dev.latchkey.detection.chain.InMemoryChainStore;
import dev.latchkey.detection.step.Operation;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.verdict.Analytic;
import dev.latchkey.detection.verdict.Severity;
import dev.latchkey.detection.verdict.Tuning;
import java.util.ArrayList;
import java.util.List;

/** The live detector, and an IAM that shows who holds what. */
abstract class HeldBeforeCase {

    static final int DAY = 86_400;

    final InMemoryChainStore store = new InMemoryChainStore();
    final Iam iam = new Iam();
    final List<Finding> told = new ArrayList<>();
    final Telling telling = new Telling(new InMemoryFindingLog(new Hands()), alert -> told.add(alert.finding()));
    final Detector detector =
            new Detector(store, Account.NOT_ASKED, iam, new Analytic(Tuning.DEFAULT, Allowlist.NOBODY));

    static Subject policy() {
        return new Subject.Thing(Subject.Kind.POLICY, "aws", Cast.HOME, OWN_POLICY);
    }

    static String administrator() {
        return "arn:aws:iam::aws:policy/AdministratorAccess";
    }

    static String readOnly() {
        return "arn:aws:iam::aws:policy/ReadOnlyAccess";
    }

    static List<String> rows(Finding finding) {
        return finding.stretch().steps().stream()
                .map(step -> step.operation().eventName() + " " + step.fact().shown())
                .toList();
    }

    void observe(String eventId, int second, ApiCall call) {
        detector.observe(Calls.at(eventId, NOON.plusSeconds(second), call), telling, Severity.MEDIUM);
    }

    static ApiCall version(String version, String action) {
        return answered(
                "policyVersion.versionId",
                version,
                allowing(
                        allow(action, "*"),
                        call(Operation.CREATE_POLICY_VERSION, "policyArn", OWN_POLICY, "setAsDefault", "true")));
    }

    static ApiCall keyed(String name) {
        return call(Operation.CREATE_ACCESS_KEY, "userName", name);
    }
}
