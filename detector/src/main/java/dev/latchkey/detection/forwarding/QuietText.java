package dev.latchkey.detection.forwarding;

import dev.latchkey.detection.alert.Headline;
import dev.latchkey.detection.alert.MailText;
import java.util.List;
import java.util.stream.Stream;

/** What is not heard any more as text for a mail: which places, what it may be, who may have done it. */
public final class QuietText {

    private static final int MOST = 50;

    private QuietText() {}

    public static String of(QuietPlaces quiet) {
        return MailText.of(Stream.of(
                List.of("FORWARDER  " + quiet.title()),
                List.of("A forwarder is heard every hour. Until this is mended, nobody is told of what is done there."),
                MailText.section("LAST HEARD", lastHeard(quiet, MOST)),
                MailText.section("WHAT TO CHECK", checks(quiet)),
                MailText.section("WHO DID IT", who(quiet.missed().get(0))),
                List.of("It is told once. If you took it away yourselves, there is nothing to do.")));
    }

    /** Of so many at most, and how many more there are. */
    public static List<String> lastHeard(QuietPlaces quiet, int most) {
        int more = quiet.missed().size() - most;
        return Stream.concat(
                        quiet.missed().stream()
                                .limit(most)
                                .map(it -> it.place().shown() + ", at " + Headline.UTC.format(it.at()) + " UTC"),
                        more > 0 ? Stream.of("... and " + more + " more") : Stream.of())
                .toList();
    }

    /** In one line, where to begin. */
    public static String firstCheck(QuietPlaces quiet) {
        return quiet.heard() > 0
                ? "Others are still heard: look there first, whether its rules are enabled and the account has not left"
                        + " the organization."
                : "No other place is heard either: look first at the hub, whether its bus still lets them in.";
    }

    private static List<String> checks(QuietPlaces quiet) {
        Place place = quiet.missed().get(0).place();
        return List.of(
                firstCheck(quiet),
                "Whether the forwarder is still there, with credentials of account " + place.account()
                        + "; nothing is printed if it is not:",
                "aws cloudformation describe-stacks --region " + place.region()
                        + " --query 'Stacks[].[StackName,StackStatus,Description]' --output text | grep Latchkey",
                "Its rules and the schedule of its heartbeat, which must be enabled:",
                "aws events list-rules --region " + place.region()
                        + " --query 'Rules[].[Name,State,Description]' --output text | grep Latchkey",
                "aws scheduler list-schedules --region " + place.region()
                        + " --query 'Schedules[].[Name,State]' --output text | grep Heartbeat",
                "What the hub lets in, with its own credentials: aws events describe-event-bus, the statement"
                        + " LatchkeyForwarders. More: docs/accounts-and-regions.md, \"If one goes quiet\".",
                "What was missed: ./latchkey replay over the trail's logs of that account from then on.");
    }

    private static List<String> who(Heartbeat last) {
        return Stream.concat(
                        Stream.of("With credentials of account " + last.place().account()
                                + "; look for DisableRule, DeleteRule, RemoveTargets, DeleteSchedule, DeleteStack:"),
                        Stream.of("events", "scheduler", "cloudformation")
                                .map(service -> "aws cloudtrail lookup-events --region "
                                        + last.place().region() + " --start-time " + last.at()
                                        + " --lookup-attributes AttributeKey=EventSource,AttributeValue=" + service
                                        + ".amazonaws.com"))
                .toList();
    }
}
