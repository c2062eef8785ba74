package dev.latchkey.cloudtrail;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Files as an attacker might wish them: names twice, escapes, records within records. */
final class HostileFiles {

    /** Texts as they stand in JSON: with escapes, and with what looks like structure. */
    private static final List<String> TEXTS = List.of(
            "iam.amazonaws.com",
            "\\u0069am.amazonaws.com",
            "s3.amazonaws.com",
            "CreateUser",
            "Create\\u0055ser",
            "GetObject",
            "111122223333",
            "",
            " ",
            "\\\"eventSource\\\":\\\"iam.amazonaws.com\\\"",
            "\\u0022eventSource\\u0022:\\u0022iam.amazonaws.com\\u0022",
            "\\\\",
            "}],[{",
            "{\\\"eventSource\\\":\\\"iam.amazonaws.com\\\",\\\"eventName\\\":\\\"CreateUser\\\"}",
            "\\ud83d\\ude00",
            "é",
            "\u0001",
            "\\q",
            "\\u12");

    private static final List<String> NAMES = List.of(
            "eventSource",
            "eventName",
            "event\\u0053ource",
            "event\\u004eame",
            "userIdentity",
            "recipientAccountId",
            "detail",
            "deta\\u0069l",
            "eventTime",
            "Records",
            "Event\\u0073",
            "CloudTrailEvent",
            "_raw",
            "_ra\\u0077",
            "events",
            "message",
            "");

    private static final List<String> CALLERS = List.of(
            "null",
            "{\"type\":\"AWSService\",\"invokedBy\":\"iam.amazonaws.com\"}",
            "{\"type\":\"AssumedRole\",\"accountId\":\"111122223333\"}",
            "{\"type\":\"AssumedRole\",\"accountId\":\"444455556666\"}",
            "{\"type\":\"AssumedRole\",\"accountId\":444455556666}",
            "{\"type\":\"AssumedRole\",\"accoun\\u0074Id\":\"444455556666\"}",
            "{\"sessionContext\":{\"accountId\":\"111122223333\"},\"accountId\":\"4444\\u00355556666\"}");

    private HostileFiles() {}

    static Arbitrary<String> files() {
        return records().map(records -> PrefilterTest.delivered(records.toArray(new String[0])));
    }

    /** As tools write them that took the records out: one a line, one after another, or as a list. */
    static Arbitrary<String> rewritten() {
        return Combinators.combine(records(), Arbitraries.of("\n", "\r\n", " \n\n", "", ",", " , "))
                .as((records, between) -> {
                    String joined = String.join(between, records);
                    return between.contains(",") ? "[" + joined + "]" : joined + between;
                });
    }

    private static Arbitrary<List<String>> records() {
        return Arbitraries.oneOf(loose(), inAwsForm(2)).list().ofMinSize(1).ofMaxSize(6);
    }

    static Arbitrary<Integer> places() {
        return Arbitraries.integers().between(0, 10_000);
    }

    /** To stand instead of a byte. */
    static Arbitrary<String> bytes() {
        return Arbitraries.of("", "\"", "{", "}", "[", "]", ",", ":", "\\", "0", "e", "\n", " ", "é");
    }

    /** With fields in the order in which CloudTrail writes them. */
    private static Arbitrary<String> inAwsForm(int depth) {
        Arbitrary<String> nested = depth == 0
                ? values()
                : Arbitraries.oneOf(
                        values(),
                        inAwsForm(depth - 1),
                        inAwsForm(depth - 1).list().ofMaxSize(3).map(each -> "[" + String.join(",", each) + "]"));
        Arbitrary<String> parameters = Arbitraries.frequencyOf(
                Tuple.of(
                        3,
                        nested.map(
                                value -> "{\"roleArn\":\"arn:aws:iam::111122223333:role/r\",\"tags\":" + value + "}")),
                Tuple.of(1, Arbitraries.of("{\"omitted\":true}", "{\"omitted\":\"true\"}", "null", "{}")));
        return Combinators.combine(
                        Arbitraries.of(CALLERS),
                        Arbitraries.of("iam", "sts", "s3", "rolesanywhere", "\\u0069am", "iam.amazonaws.com.cn/"),
                        Arbitraries.of("CreateUser", "AssumeRole", "ListRoles", "CreateProfile", "Assume\\u0052ole"),
                        Arbitraries.of(",", ",", ",", " ,", ",\"errorCode\":\"x\","),
                        parameters,
                        members())
                .as((caller, service, name, between, asked, more) -> "{\"eventVersion\":\"1.11\",\"userIdentity\":"
                        + caller + ",\"eventTime\":\"2026-03-14T02:11:07Z\",\"eventSource\":\"" + service
                        + ".amazonaws.com\"" + between + "\"eventName\":\"" + name
                        + "\",\"awsRegion\":\"us-east-1\",\"requestParameters\":" + asked + ",\"eventID\":\"e-1\""
                        + more + ",\"recipientAccountId\":\"111122223333\"}");
    }

    private static Arbitrary<String> loose() {
        Arbitrary<String> whole = Combinators.combine(
                        Arbitraries.of("iam.amazonaws.com", "s3.amazonaws.com", "sts.amazonaws.com"),
                        Arbitraries.of("CreateUser", "CreateAccessKey", "GetObject"),
                        members())
                .as((source, name, more) -> "{\"eventSource\":\"" + source + "\",\"eventName\":\"" + name
                        + "\",\"eventID\":\"e-1\",\"eventTime\":\"2026-03-14T02:11:07Z\",\"awsRegion\":\"us-east-1\","
                        + "\"recipientAccountId\":\"111122223333\",\"requestParameters\":{\"userName\":\"svc\"}" + more
                        + "}");
        Arbitrary<String> odd = members().map(members -> "{" + members.replaceFirst("^,", "") + "}");
        return Arbitraries.frequencyOf(Tuple.of(4, whole), Tuple.of(2, odd), Tuple.of(1, values()));
    }

    private static Arbitrary<String> members() {
        return Combinators.combine(Arbitraries.of(NAMES), values())
                .as((name, value) -> ",\"" + name + "\":" + value)
                .list()
                .ofMaxSize(3)
                .map(members -> String.join("", members));
    }

    private static Arbitrary<String> values() {
        Arbitrary<String> texts = Arbitraries.of(TEXTS).map(text -> "\"" + text + "\"");
        Arbitrary<String> others = Arbitraries.of(
                "null",
                "true",
                "false",
                "0",
                "-1.5",
                "01",
                "1e3",
                "123456789012345678901",
                "{}",
                "[]",
                "nul",
                "[1,2]",
                "[1,]");
        return Arbitraries.lazyOf(
                () -> texts,
                () -> texts,
                () -> others,
                () -> Combinators.combine(Arbitraries.of(NAMES), values())
                        .as((name, value) -> "{\"" + name + "\":" + value + "}"),
                () -> values().list().ofMaxSize(2).map(values -> "[" + String.join(",", values) + "]"));
    }
}
