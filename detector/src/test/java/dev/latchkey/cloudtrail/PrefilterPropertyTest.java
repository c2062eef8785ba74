package dev.latchkey.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.detection.call.MalformedRecord;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever an attacker writes, the fast way and the strict way make the same of a file. */
class PrefilterPropertyTest {

    /** Texts as they stand in JSON: with escapes, and with what looks like structure. */
    private static final List<String> TEXTS = List.of(
            "iam.amazonaws.com",
            "\\u0069am.amazonaws.com",
            "s3.amazonaws.com",
            "CreateUser",
            "Create\\u0055ser",
            "GetObject",
            "",
            " ",
            "\\\"eventSource\\\":\\\"iam.amazonaws.com\\\"",
            "\\\\",
            "}],[{",
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
            "detail",
            "deta\\u0069l",
            "eventTime",
            "Records",
            "Event\\u0073",
            "");

    @Property(tries = 3_000)
    void both_ways_use_the_same_records_and_count_the_same(@ForAll("files") String file) throws IOException {
        assertSame(file);
    }

    @Property(tries = 3_000)
    void and_so_they_do_when_a_byte_is_changed_or_lost(
            @ForAll("files") String file, @ForAll("places") int place, @ForAll("bytes") String instead)
            throws IOException {
        int at = place % file.length();
        assertSame(file.substring(0, at) + instead + file.substring(at + 1));
    }

    private static void assertSame(String file) throws IOException {
        Outcome fast = Outcome.fast(file);
        Outcome strict = Outcome.strict(file);
        assertThat(used(fast)).as(file).isEqualTo(used(strict));
        Map<Integer, String> unreadable = new TreeMap<>(strict.unreadable());
        // Of a record that is surely not ours nobody asks whether it has a field twice.
        unreadable
                .entrySet()
                .removeIf(it -> it.getValue().startsWith("a field twice")
                        && fast.unwatched().contains(it.getKey()));
        assertThat(fast.unreadable()).as(file).isEqualTo(unreadable);
        assertThat(places(fast)).as(file).isEqualTo(places(strict));
    }

    private static int places(Outcome outcome) {
        return outcome.records().size()
                + outcome.unwatched().size()
                + outcome.unreadable().size();
    }

    /** What the reader makes of each record that it does not pass over: a call of ours, or a problem. */
    private static Map<Integer, String> used(Outcome outcome) {
        Map<Integer, String> used = new TreeMap<>();
        outcome.records().forEach((place, node) -> {
            String made = made(node);
            if (!made.isEmpty()) {
                used.put(place, made);
            }
        });
        return used;
    }

    private static String made(JsonNode node) {
        if (!CloudTrailJson.isRecord(node)) {
            return "no record";
        }
        try {
            return CloudTrailJson.read(node).map(Object::toString).orElse("");
        } catch (MalformedRecord e) {
            return String.valueOf(e.getMessage());
        }
    }

    @Provide
    Arbitrary<String> files() {
        return records()
                .list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .map(records -> PrefilterTest.delivered(records.toArray(new String[0])));
    }

    @Provide
    Arbitrary<Integer> places() {
        return Arbitraries.integers().between(0, 10_000);
    }

    @Provide
    Arbitrary<String> bytes() {
        return Arbitraries.of("", "\"", "{", "}", "[", "]", ",", ":", "\\", "0", "e", "\n", " ", "é");
    }

    private static Arbitrary<String> records() {
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
