package dev.latchkey.detection.forwarding;

import dev.latchkey.detection.text.MailText;
import dev.latchkey.detection.text.Utc;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/** What is not heard any more as text for a mail: which places, what it may be, who may have done it. */
public final class QuietText {

    /** What it means that a heartbeat is missed. */
    public static final String MEANING = "A forwarder sends a heartbeat each hour, the way that calls go. While none"
            + " comes, calls may not come either, and nobody is alerted to what is done there.";

    private static final int MOST = 50;

    /** A rule that was disabled sends for a while yet, and a heartbeat may have been late. */
    private static final Duration BEFORE = Duration.ofHours(1);

    private QuietText() {}

    /** @param hub where forwarders send to */
    public static String of(QuietPlaces quiet, Place hub) {
        return MailText.of(Stream.of(
                List.of("FORWARDER  " + quiet.title()),
                List.of(MEANING),
                MailText.section("LAST HEARD", lastHeard(quiet, MOST)),
                MailText.section("WHAT TO CHECK", checks(quiet, hub)),
                MailText.section("WHO DID IT", who(quiet, hub)),
                List.of("This is sent once. If you took it away yourselves, there is nothing to do.")));
    }

    /** Of so many at most, and how many more there are. */
    public static List<String> lastHeard(QuietPlaces quiet, int most) {
        int more = quiet.missed().size() - most;
        return Stream.concat(
                        quiet.missed().stream()
                                .limit(most)
                                .map(it -> it.place().shown() + ", at " + Utc.shown(it.at()) + " UTC"),
                        more > 0 ? Stream.of("... and " + more + " more") : Stream.of())
                .toList();
    }

    /** In one line, where to begin. */
    public static String firstCheck(QuietPlaces quiet) {
        return quiet.heard() > 0
                ? "Others are still heard: look there first, whether its rules are enabled and the account has not left"
                        + " the organization."
                : "No other place is heard either: look first at the hub, whether its bus still lets them in and no"
                        + " alarm of Latchkey's is on.";
    }

    private static List<String> checks(QuietPlaces quiet, Place hub) {
        Stream<String> there = there(quiet.missed().get(0).place());
        Stream<String> whole =
                quiet.heard() > 0 ? Stream.concat(there, atTheHub(hub)) : Stream.concat(atTheHub(hub), there);
        return Stream.of(
                        Stream.of(firstCheck(quiet)),
                        whole,
                        Stream.of(
                                "More: docs/accounts-and-regions.md, \"If one goes quiet\".",
                                "What was missed: ./latchkey replay over the trail's logs of that account since then."))
                .flatMap(lines -> lines)
                .toList();
    }

    private static Stream<String> there(Place place) {
        String in = " --region " + place.region();
        return Stream.of(
                "Whether the forwarder is still there, with credentials of account " + place.account()
                        + "; nothing is printed if it is not:",
                "aws cloudformation describe-stacks" + in
                        + " --query 'Stacks[].[StackName,StackStatus,Description]' --output text | grep Latchkey",
                "Its rules and the schedule of its heartbeat, which must be enabled:",
                "aws events list-rules" + in
                        + " --query 'Rules[].[Name,State,Description]' --output text | grep Latchkey",
                "aws scheduler list-schedules" + in
                        + " --query \"Schedules[?ends_with(Target.Arn, ':event-bus/default')].[Name,State]\""
                        + " --output text");
    }

    private static Stream<String> atTheHub(Place hub) {
        String in = " --region " + hub.region();
        return Stream.of(
                "What the hub lets in, with credentials of account " + hub.account()
                        + "; other accounts need the statement LatchkeyForwarders:",
                "aws events describe-event-bus" + in + " --query Policy --output text",
                "Its own rule for heartbeats, which must be enabled:",
                "aws events list-rules" + in
                        + " --name-prefix Latchkey-Heartbeat --query 'Rules[].[Name,State]' --output text");
    }

    private static List<String> who(QuietPlaces quiet, Place hub) {
        Heartbeat last = quiet.missed().get(0);
        String from = last.at().minus(BEFORE).truncatedTo(ChronoUnit.SECONDS).toString();
        Stream<Place> where = quiet.heard() > 0 ? Stream.of(last.place()) : Stream.of(hub, last.place());
        return Stream.concat(
                        Stream.of("Look for DisableRule, DeleteRule, PutRule, RemoveTargets, PutTargets,"
                                + " RemovePermission, PutPermission, UpdateSchedule, DeleteSchedule, UpdateStack,"
                                + " DeleteStack."),
                        where.flatMap(place -> lookUps(place, from)))
                .toList();
    }

    private static Stream<String> lookUps(Place where, String from) {
        return Stream.concat(
                Stream.of("With credentials of account " + where.account() + ":"),
                Stream.of("events", "scheduler", "cloudformation")
                        .map(service -> "aws cloudtrail lookup-events --region " + where.region()
                                + " --start-time " + from
                                + " --lookup-attributes AttributeKey=EventSource,AttributeValue=" + service
                                + ".amazonaws.com"));
    }
}
