package dev.latchkey.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.latchkey.detection.call.MalformedRecord;
import dev.latchkey.detection.step.Step;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever happens to the bytes of a log: it is counted, or an IOException says that the file ends there. */
class HostileBytesPropertyTest {

    private static final byte[] TELLING =
            "{}[]\",:\\\n0e-+.tnu\u0000\u00ff\u00ed\u00c0".getBytes(StandardCharsets.ISO_8859_1);

    private static final String RECORD = Given.with(
                    Given.record("CreateRole"),
                    "requestParameters",
                    "{'roleName':'deploy','assumeRolePolicyDocument':"
                            + "'{\\'Statement\\':[{\\'Effect\\':\\'Allow\\',\\'Action\\':\\'*\\',\\'Principal\\':\\'*\\'}]}'}"
                                    .replace("\\'", "\\\""))
            .toString();

    private static final List<String> SHAPES = List.of(
            "{\"Records\":[" + RECORD + "," + RECORD + "]}",
            RECORD + "\n" + RECORD + "\n",
            "[\n" + RECORD + ",\n{\"detail\":" + RECORD + "}\n]",
            "{\"Events\":[{\"CloudTrailEvent\":" + TextNode.valueOf(RECORD) + "}]}",
            Given.denied("CreateUser", "User: x is not authorized to perform: iam:CreateUser on resource: user y")
                    .toPrettyString());

    /** Few cuts leave it: the one log without a record that is none the worse for it. */
    private static final Pattern LIST_OF_NOTHING = Pattern.compile("\\s*\\[\\s*]\\s*");

    private static Path file = Path.of("never used: set before all");

    @BeforeContainer
    static void makeFile() throws IOException {
        file = Files.createTempFile("hostile", ".json");
    }

    @AfterContainer
    static void removeFile() throws IOException {
        Files.delete(file);
    }

    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    void changed_bytes_of_a_log_are_counted_and_nothing_else_escapes(
            @ForAll @IntRange(max = 4) int shape,
            @ForAll @IntRange(min = 1, max = 8) int changes,
            @ForAll Random chance)
            throws IOException {
        byte[] bytes = SHAPES.get(shape).getBytes(StandardCharsets.UTF_8);
        byte[] changed = changed(bytes, changes, chance);
        Tally tally = read(changed);
        String text = new String(changed, StandardCharsets.ISO_8859_1);
        assertThat(tally.good + tally.bad == 0)
                .as("nothing is counted, in %s", TextNode.valueOf(text))
                .isEqualTo(LIST_OF_NOTHING.matcher(text).matches());
    }

    @Example
    void a_list_of_nothing_counts_nothing() throws IOException {
        for (String nothing : List.of("[]", "[\n]", " [ ] ")) {
            Tally tally = read(nothing.getBytes(StandardCharsets.UTF_8));
            assertThat(tally.good + tally.bad).as(nothing).isZero();
        }
    }

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void changed_bytes_of_a_gzip_are_counted_or_are_an_io_exception(
            @ForAll @IntRange(max = 4) int shape,
            @ForAll @IntRange(min = 1, max = 4) int changes,
            @ForAll Random chance) {
        byte[] bytes = Collected.gzip(SHAPES.get(shape));
        try {
            Tally tally = read(changed(bytes, changes, chance));
            assertThat(tally.good + tally.bad).isPositive();
        } catch (IOException endsThere) {
            assertThat(endsThere).isInstanceOfAny(EOFException.class, ZipException.class);
        }
    }

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void bytes_of_chance_are_counted(@ForAll @IntRange(max = 200) int length, @ForAll Random chance)
            throws IOException {
        byte[] bytes = new byte[length];
        for (int at = 0; at < length; at++) {
            bytes[at] = TELLING[chance.nextInt(TELLING.length)];
        }
        assertThat(read(bytes).good).as("records in %s", Arrays.toString(bytes)).isZero();
    }

    private static byte[] changed(byte[] bytes, int changes, Random chance) {
        byte[] changed = bytes.clone();
        for (int count = 0; count < changes && changed.length > 1; count++) {
            int at = chance.nextInt(changed.length);
            switch (chance.nextInt(4)) {
                case 0 -> changed[at] = (byte) chance.nextInt(256);
                case 1 -> changed[at] = TELLING[chance.nextInt(TELLING.length)];
                case 2 -> changed = Arrays.copyOf(changed, Math.max(1, at));
                default -> System.arraycopy(changed, at / 2, changed, at, Math.min(at / 2, changed.length - at));
            }
        }
        return changed;
    }

    private static Tally read(byte[] bytes) throws IOException {
        Files.write(file, bytes);
        Tally tally = new Tally();
        LogFile.read(file, tally);
        return tally;
    }

    private static final class Tally implements LogFile.Records {
        private int good;
        private int bad;

        @Override
        public void record(int place, JsonNode node) {
            try {
                CloudTrailJson.read(node).ifPresent(Step::of);
                good++;
            } catch (MalformedRecord e) {
                bad++;
            }
        }

        @Override
        public void unreadable(int place, String reason) {
            bad++;
        }
    }
}
