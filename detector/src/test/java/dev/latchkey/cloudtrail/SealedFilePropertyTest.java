package dev.latchkey.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.call.MalformedRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Of a file that is whole by its own sums, whatever is in it, both ways make the same calls. */
class SealedFilePropertyTest {

    @Property(tries = 4_000)
    void both_ways_make_the_same_calls_at_the_same_places(@ForAll("files") String file) throws IOException {
        assertSame(file);
    }

    @Property(tries = 4_000)
    void and_so_they_do_when_a_byte_is_changed_or_lost(
            @ForAll("files") String file, @ForAll("places") int place, @ForAll("bytes") String instead)
            throws IOException {
        int at = place % file.length();
        assertSame(file.substring(0, at) + instead + file.substring(at + 1));
    }

    private static void assertSame(String file) throws IOException {
        Outcome fast = Outcome.read(new ByteArrayInputStream(Collected.gzip(file)));
        Outcome strict = Outcome.strict(file);
        assertThat(calls(fast)).as(file).isEqualTo(calls(strict));
        assertThat(strict.unreadable()).as(file).containsAllEntriesOf(fast.unreadable());
    }

    private static Map<Integer, ApiCall> calls(Outcome outcome) {
        Map<Integer, ApiCall> calls = new TreeMap<>();
        outcome.records().forEach((place, node) -> call(node).ifPresent(call -> calls.put(place, call)));
        return calls;
    }

    private static Optional<ApiCall> call(JsonNode node) {
        try {
            return CloudTrailJson.read(node);
        } catch (MalformedRecord unusable) {
            return Optional.empty();
        }
    }

    @Provide
    Arbitrary<String> files() {
        return HostileFiles.files();
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
