package dev.latchkey.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.detection.call.MalformedRecord;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever an attacker writes, the fast way and the strict way make the same of a file. */
class PrefilterPropertyTest {

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

    @Property(tries = 3_000)
    void and_so_they_do_of_records_that_a_tool_has_written_anew(
            @ForAll("rewritten") String file, @ForAll("places") int place, @ForAll("bytes") String instead)
            throws IOException {
        assertSame(file);
        int at = place % file.length();
        assertSame(file.substring(0, at) + instead + file.substring(at + 1));
    }

    static void assertSame(String file) throws IOException {
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
        return HostileFiles.files();
    }

    @Provide
    Arbitrary<String> rewritten() {
        return HostileFiles.rewritten();
    }

    @Provide
    Arbitrary<Integer> places() {
        return HostileFiles.places();
    }

    @Provide
    Arbitrary<String> bytes() {
        return HostileFiles.bytes();
    }
}
