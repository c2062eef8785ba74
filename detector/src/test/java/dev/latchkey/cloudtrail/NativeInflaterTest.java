package dev.latchkey.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Where the native inflater is used, and what it is not trusted with. */
class NativeInflaterTest {

    private static final int LENGTH_FROM_END = 4;

    @Test
    @EnabledOnOs(OS.LINUX)
    void it_is_there_from_java_22_on_and_missing_before() {
        assertThat(NativeInflater.find().isPresent())
                .isEqualTo(Runtime.version().feature() >= 22);
        assertThat(LogFile.inflater()).isEqualTo(NativeInflater.find().isPresent() ? "libdeflate" : "JDK");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    @EnabledForJreRange(minVersion = 22)
    void it_stops_at_the_end_of_the_first_stream_without_a_word() throws IOException {
        Block file = block(twice(Collected.gzip("once")));
        Block text = new Block();
        Optional<NativeInflater> inflater = NativeInflater.find();
        assertThat(inflater.orElseThrow().inflates(file.bytes(), 10, file.length() - 8, 4, text))
                .isTrue();
        assertThat(text.length()).isEqualTo(4);
    }

    @Test
    void so_two_members_with_the_same_sums_are_not_taken_for_one() throws IOException {
        assertThat(new GzipMember().inflates(block(twice(Collected.gzip("once"))), new Block()))
                .isFalse();
    }

    @Test
    void a_length_that_no_stream_of_that_size_can_have_takes_no_memory() throws IOException {
        byte[] packed = Collected.gzip("short");
        packed[packed.length - LENGTH_FROM_END + 3] = 3;
        Block text = new Block();
        assertThat(new GzipMember().inflates(block(packed), text)).isFalse();
        assertThat(text.bytes().length).isLessThan(1 << 20);
    }

    @Test
    void what_is_larger_than_a_block_is_left_to_the_stream() throws IOException {
        assertThat(new GzipMember().inflates(block(Collected.gzip(new byte[Block.LARGEST + 1])), new Block()))
                .isFalse();
    }

    private static Block block(byte[] bytes) throws IOException {
        Block block = new Block();
        block.fill(new ByteArrayInputStream(bytes));
        return block;
    }

    private static byte[] twice(byte[] bytes) {
        byte[] both = Arrays.copyOf(bytes, 2 * bytes.length);
        System.arraycopy(bytes, 0, both, bytes.length, bytes.length);
        return both;
    }
}
