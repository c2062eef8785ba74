package dev.latchkey.month;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What all the other services write, most of it read-only and by machines. */
record Background(long seed, double eachFiveMinutes) {

    private static final int SECONDS = 300;
    private static final List<String> TEAMS = List.of("orders", "billing", "search", "ledger", "risk", "media");

    /** More of it while people work. */
    List<Ledger.Entry> within(Instant from, String account, String region) {
        String place = "background " + seed + " " + account + " " + region + " " + from;
        Draw draw = new Draw(seed, place);
        Ledger ledger = new Ledger(place);
        int hour = (int) (from.getEpochSecond() / 3_600 % 24);
        double expected = eachFiveMinutes * (hour >= 7 && hour < 18 ? 1.4 : 0.66);
        int number = (int) expected + (draw.below(1_000) < 1_000 * (expected % 1) ? 1 : 0);
        for (int at = 0; at < number; at++) {
            call(ledger, draw, from.plus(Duration.ofSeconds(draw.below(SECONDS))), account, region);
        }
        return ledger.entries();
    }

    private static void call(Ledger ledger, Draw draw, Instant time, String account, String region) {
        String team = draw.of(TEAMS);
        Hand machine = ledger.hand(machine(draw, account, team), time);
        Hand person = ledger.hand(Company.developer(account, draw.of(Company.DEVELOPERS)), time);
        switch (draw.below(12)) {
            case 0, 1, 2 -> machine.call("ec2", region, "DescribeInstances", filter(team), Json.NOTHING);
            case 3 -> machine.call("s3", region, "GetBucketAcl", bucket(team, region), Json.NOTHING);
            case 4, 5 -> machine.call("kms", region, "Decrypt", encryption(team, account, region), Json.NOTHING);
            case 6 -> machine.call("logs", region, "CreateLogStream", stream(draw, team), Json.NOTHING);
            case 7 -> machine.call("dynamodb", region, "DescribeTable", Json.of("tableName", team), Json.NOTHING);
            case 8 -> machine.call("ssm", region, "UpdateInstanceInformation", instance(draw), Json.NOTHING);
            case 9 -> machine.call("sts", region, "GetCallerIdentity", Json.NOTHING, Json.NOTHING);
            case 10 -> person.call("monitoring", region, "DescribeAlarms", Json.of("maxRecords", 100), Json.NOTHING);
            default -> assume(ledger.hand(service(draw, account), time), draw, account, region, team);
        }
    }

    private static Caller machine(Draw draw, String account, String team) {
        return Caller.role(account, "/service/", team + "-host", "i-0" + draw.hexadecimal(16))
                .from("192.0.2." + (100 + draw.below(100)));
    }

    private static Caller service(Draw draw, String account) {
        return Caller.service(account, draw.of(List.of("ec2.amazonaws.com", "lambda.amazonaws.com")));
    }

    private static void assume(Hand service, Draw draw, String account, String region, String team) {
        String arn = "arn:aws:iam::" + account + ":role/service/" + team + "-host";
        String session = team + "-" + draw.letters(8);
        ObjectNode asked = Json.of("roleArn", arn, "roleSessionName", session, "durationSeconds", 3_600);
        ObjectNode lent = Json.of(
                "accessKeyId", Ids.of("ASIA", session),
                "sessionToken", draw.hexadecimal(64),
                "expiration", service.after(Duration.ofHours(1)).createDate());
        ObjectNode user = Json.of(
                "assumedRoleId", Ids.of("AROA", arn) + ":" + session,
                "arn", "arn:aws:sts::" + account + ":assumed-role/" + team + "-host/" + session);
        service.call("sts", region, "AssumeRole", asked, Json.of("credentials", lent, "assumedRoleUser", user));
    }

    private static ObjectNode filter(String team) {
        ObjectNode tag = Json.of("name", "tag:team", "valueSet", Json.of("items", List.of(Json.of("value", team))));
        return Json.of("instancesSet", Json.of(), "filterSet", Json.of("items", List.of(tag)));
    }

    private static ObjectNode bucket(String team, String region) {
        return Json.of("bucketName", "example-" + team, "Host", "example-" + team + ".s3." + region + ".amazonaws.com");
    }

    private static ObjectNode encryption(String team, String account, String region) {
        String function = "arn:aws:lambda:" + region + ":" + account + ":function:" + team;
        return Json.of(
                "encryptionContext",
                Json.of("aws:lambda:FunctionArn", function),
                "encryptionAlgorithm",
                "SYMMETRIC_DEFAULT");
    }

    private static ObjectNode stream(Draw draw, String team) {
        return Json.of(
                "logGroupName", "/aws/lambda/" + team, "logStreamName", "2026/09/[$LATEST]" + draw.hexadecimal(32));
    }

    private static ObjectNode instance(Draw draw) {
        return Json.of("instanceId", "i-0" + draw.hexadecimal(16), "platformType", "Linux");
    }
}
