package dev.latchkey.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is written to be mistaken for a record, or for the end of one, is used as the strict reader uses it. */
class HostileTextPropertyTest {

    private static final String OTHER = "{'eventSource':'s3.amazonaws.com','eventName':'GetObject'%s}";
    private static final String OURS =
            "{'eventVersion':'1.11','eventSource':'iam.amazonaws.com','eventName':'CreateUser',"
                    + "'eventID':'e-1','eventTime':'2026-03-14T02:11:07Z','awsRegion':'us-east-1',"
                    + "'recipientAccountId':'111122223333','requestParameters':{'userName':'svc'}%s}";

    @Property(tries = 2_000)
    void forged_records_and_needles_change_nothing(@ForAll("files") String file) throws IOException {
        Outcome fast = Outcome.fast(file);
        Outcome strict = Outcome.strict(file);
        assertThat(fast.records().size() + fast.unwatched().size())
                .as(file)
                .isEqualTo(strict.records().size());
        fast.records()
                .forEach((place, node) ->
                        assertThat(node).as(file).isEqualTo(strict.records().get(place)));
        assertThat(fast.unwatched().stream()
                        .map(strict.records()::get)
                        .map(node -> node.path("eventSource").asText()))
                .as(file)
                .doesNotContain("iam.amazonaws.com");
        assertThat(fast.unreadable()).as(file).isEqualTo(strict.unreadable());
    }

    /** Every length before the odd byte, as a text is looked at eight bytes at a time. */
    @Property(tries = 2_000)
    void any_bytes_in_a_text_are_accepted_only_if_the_strict_reader_accepts_them(
            @ForAll("lengths") int before, @ForAll("odd") byte[] odd) throws IOException {
        byte[] start = json(
                "{'Records':[{'eventSource':'s3.amazonaws.com','eventName':'GetObject','a':'" + "x".repeat(before));
        byte[] end = json("'}," + OURS.formatted("") + "]}");
        byte[] file = Arrays.copyOf(start, start.length + odd.length + end.length);
        System.arraycopy(odd, 0, file, start.length, odd.length);
        System.arraycopy(end, 0, file, start.length + odd.length, end.length);
        Outcome fast = Outcome.read(new ByteArrayInputStream(file));
        Outcome.Recorder strict = new Outcome.Recorder();
        LogFile.readStrictly(new ByteArrayInputStream(file), strict);
        assertThat(fast.unreadable()).isEqualTo(strict.outcome().unreadable());
        assertThat(fast.records().size() + fast.unwatched().size())
                .isEqualTo(strict.outcome().records().size());
    }

    @Provide
    Arbitrary<Integer> lengths() {
        return Arbitraries.integers().between(0, 20);
    }

    @Provide
    Arbitrary<byte[]> odd() {
        Arbitrary<byte[]> any =
                Arbitraries.bytes().array(byte[].class).ofMinSize(1).ofMaxSize(5);
        Arbitrary<byte[]> characters = Arbitraries.strings()
                .ofMinLength(1)
                .ofMaxLength(3)
                .map(text -> text.replaceAll("[\\\\\"]", "'").getBytes(StandardCharsets.UTF_8));
        return Arbitraries.oneOf(any, characters);
    }

    @Provide
    Arbitrary<String> files() {
        Arbitrary<String> member = Arbitraries.of(
                "",
                ",'userIdentity':{'invokedBy':'iam.amazonaws.com'},'sourceIPAddress':'sts.amazonaws.com'",
                ",'requestParameters':{'tags':{'eventVersion':'1.11','eventSource':'iam.amazonaws.com','eventName':'CreateUser'}}",
                ",'requestParameters':{'a':'}]},{\\\"eventVersion\\\":\\\"1.11\\\"'}",
                ",'requestParameters':[{'eventVersion':'1.11'},{'eventSource':'iam.amazonaws.com'}]",
                ",'x':'é€😀'",
                ",'Records':[{'eventSource':'iam.amazonaws.com','eventName':'CreateUser'}]",
                ",'x':'\\u0069am.amazonaws.com\\\\'");
        Arbitrary<String> record =
                Combinators.combine(Arbitraries.of(OTHER, OURS), member).as(String::format);
        Arbitrary<String> around = Arbitraries.of(
                "{'Records':[%s]}",
                "{'Records':[%s]}\n",
                "{ 'Records' : [%s] }",
                "\n{'Records':[\n%s\n]}\n",
                "{'Records':[%s],'Records':[" + OURS.formatted("") + "]}",
                "{'Records':[],'Records':[%s]}",
                "{'Records':[%s]",
                "{'awsAccountId':'111122223333','digestStartTime':'2026-03-14T02:11:07Z','logFiles':[%s]}");
        return Combinators.combine(around, record.list().ofMaxSize(5))
                .as((outside, records) -> quoted(outside.replace("%s", String.join(",", records))));
    }

    private static byte[] json(String text) {
        return quoted(text).getBytes(StandardCharsets.UTF_8);
    }

    private static String quoted(String text) {
        return text.replace('\'', '"');
    }
}
