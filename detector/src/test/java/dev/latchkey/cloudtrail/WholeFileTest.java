package dev.latchkey.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** However a file is packed, the fast way finds the same in it, or the slow way reads it. */
class WholeFileTest {

    private static final String OTHER = "{\"eventSource\":\"s3.amazonaws.com\",\"eventName\":\"GetObject\"}";
    private static final String OURS = "{\"eventSource\":\"iam.amazonaws.com\",\"eventName\":\"CreateUser\"}";
    private static final String FILE = PrefilterTest.delivered(OTHER, OURS);
    private static final int SUM_FROM_END = 8;

    @Test
    void one_member_is_inflated_at_once() throws IOException {
        assertThat(isInflatedAtOnce(Collected.gzip(FILE))).isTrue();
        assertFound(Collected.gzip(FILE));
    }

    @Test
    void a_name_in_the_header_is_passed_over() throws IOException {
        byte[] packed = named(Collected.gzip(FILE));
        assertThat(isInflatedAtOnce(packed)).isTrue();
        assertFound(packed);
    }

    @Test
    void of_several_members_none_is_lost() throws IOException {
        int half = FILE.length() / 2;
        byte[] packed = joined(Collected.gzip(FILE.substring(0, half)), Collected.gzip(FILE.substring(half)));
        assertThat(isInflatedAtOnce(packed)).isFalse();
        assertFound(packed);
    }

    @Test
    void a_second_file_behind_the_first_is_read_too() throws IOException {
        byte[] one = Collected.gzip(FILE + "\n");
        Outcome outcome = read(joined(one, one));
        assertThat(outcome.records()).containsOnlyKeys(2, 4);
        assertThat(outcome.unwatched()).containsExactly(1, 3);
    }

    @Test
    void a_wrong_sum_is_trouble_after_what_came_before_it() {
        byte[] packed = Collected.gzip(FILE);
        packed[packed.length - SUM_FROM_END] ^= 1;
        assertTrouble(packed);
    }

    @Test
    void a_wrong_length_is_trouble() {
        byte[] packed = Collected.gzip(FILE);
        packed[packed.length - 1] ^= 1;
        assertTrouble(packed);
    }

    @Test
    void cut_off_at_any_byte_it_never_ends_quietly() {
        byte[] whole = Collected.gzip(FILE);
        for (int length = 2; length < whole.length; length++) {
            assertTrouble(Arrays.copyOf(whole, length));
        }
    }

    @Test
    void a_short_file_after_a_long_one_has_nothing_of_it() throws IOException {
        List<String> many = Collections.nCopies(20_000, OTHER);
        assertThat(read(Collected.gzip(PrefilterTest.delivered(many.toArray(new String[0]))))
                        .unwatched())
                .hasSize(20_000);
        assertFound(Collected.gzip(FILE));
    }

    @Test
    void behind_the_last_record_of_use_nothing_is_named_in_gzip_but_in_a_plain_file() throws IOException {
        String version = "{\"eventVersion\":\"1.11\",";
        String broken = version + "oops}";
        String file = PrefilterTest.delivered(OURS.replace("{", version), OTHER.replace("{", version), broken);
        assertThat(read(Collected.gzip(file)).unwatched()).containsExactly(2, 3);
        assertThat(Outcome.fast(file).unreadable()).containsOnlyKeys(3);
    }

    private static void assertFound(byte[] file) throws IOException {
        Outcome outcome = read(file);
        assertThat(outcome.unwatched()).containsExactly(1);
        assertThat(outcome.records()).containsOnlyKeys(2);
    }

    private static void assertTrouble(byte[] file) {
        assertThatThrownBy(() -> read(file)).isInstanceOf(IOException.class);
    }

    private static Outcome read(byte[] file) throws IOException {
        return Outcome.read(new ByteArrayInputStream(file));
    }

    private static byte[] named(byte[] packed) throws IOException {
        ByteArrayOutputStream named = new ByteArrayOutputStream();
        named.write(packed, 0, 10);
        named.write("log.json\0".getBytes(StandardCharsets.US_ASCII));
        named.write(packed, 10, packed.length - 10);
        byte[] all = named.toByteArray();
        all[3] = 8;
        return all;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static boolean isInflatedAtOnce(byte[] packed) throws IOException {
        Block file = new Block();
        assertThat(file.fill(new ByteArrayInputStream(packed))).isTrue();
        Block into = new Block();
        return new GzipMember().inflates(file, into)
                && new String(into.bytes(), 0, into.length(), StandardCharsets.UTF_8).equals(FILE);
    }
}
