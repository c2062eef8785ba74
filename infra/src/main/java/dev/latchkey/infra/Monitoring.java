package dev.latchkey.infra;

import dev.latchkey.infra.DetectorStack.Parts;
import java.util.stream.Stream;
import software.constructs.Construct;

/** What watches the detector: alarms, the dashboard, and rules that tell of tampering without it. */
final class Monitoring {
    private final Alarms alarms;

    private Monitoring(Alarms alarms) {
        this.alarms = alarms;
    }

    static void over(Construct scope, Parts parts, Hearing hearing, DeploymentContext context) {
        Alarms alarms = new Alarms(scope, "Alarms", parts.alerts());
        Monitoring monitoring = new Monitoring(alarms);
        monitoring.thatItWorks(parts);
        monitoring.thatItHears(hearing, context.silenceDays());
        alarms.watchDelivery("Alerts", parts.alerts());
        new PartAlarms(alarms).watch(parts.tampering());
        new Dashboard(scope, "Dashboard")
                .show(
                        Stream.concat(parts.functions().stream(), hearing.functions())
                                .toList(),
                        parts.setAside(),
                        alarms.made());
    }

    private void thatItWorks(Parts parts) {
        alarms.watch(parts.detector());
        alarms.watch(
                parts.undelivered(),
                "An event could not be brought to the detector, for a day or in a way that no other try would mend. The"
                        + " attributes of the message say why; redrive the queue within 14 days.");
        alarms.watch(
                parts.unprocessed(),
                "The detector failed on an event three times, or had no room to run for six hours. Mend the reason,"
                        + " redrive the queue within 14 days.");
        PartAlarms others = new PartAlarms(alarms);
        others.watch(parts.settling());
        others.watch(parts.watching());
        others.watch(parts.digest());
    }

    private void thatItHears(Hearing hearing, int silenceDays) {
        hearing.rules().forEach(alarms::watch);
        hearing.heartbeats().ifPresent(new PartAlarms(alarms)::watch);
        HealthAlarms health = new HealthAlarms(alarms);
        health.watchMeasures();
        if (silenceDays > 0) {
            hearing.rules().stream()
                    .filter(rule -> rule.isOf("iam"))
                    .forEach(rule -> health.watchSilence(rule, silenceDays));
        }
    }
}
