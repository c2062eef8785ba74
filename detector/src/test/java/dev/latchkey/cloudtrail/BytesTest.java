package dev.latchkey.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BytesTest {

    @Test
    void a_byte_that_was_looked_at_is_still_there() throws IOException {
        Bytes bytes = bytes("ab");
        assertThat(bytes.peek()).isEqualTo('a');
        assertThat(bytes.next()).isEqualTo('a');
        assertThat(bytes.next()).isEqualTo('b');
        assertThat(bytes.next()).isEqualTo(Bytes.END);
        assertThat(bytes.next()).isEqualTo(Bytes.END);
    }

    @Test
    void what_is_put_back_comes_before_the_rest_of_any_length() throws IOException {
        String rest = "r".repeat(200_000);
        Bytes bytes = bytes("ab" + rest);
        assertThat(bytes.next()).isEqualTo('a');
        bytes.putBack("xyz".getBytes(StandardCharsets.UTF_8));
        assertThat(all(bytes)).isEqualTo("xyzb" + rest);
    }

    @Test
    void only_all_of_the_expected_bytes_are_skipped() throws IOException {
        assertThat(bytes("abc").skip('a', 'b')).isTrue();
        Bytes other = bytes("abc");
        assertThat(other.skip('a', 'c')).isFalse();
        assertThat(all(other)).isEqualTo("abc");
        Bytes shorter = bytes("a");
        assertThat(shorter.skip('a', 'b')).isFalse();
        assertThat(all(shorter)).isEqualTo("a");
    }

    @Test
    void white_space_alone_is_passed_over() throws IOException {
        assertThat(bytes(" \t\r\nx").peekPastSpace()).isEqualTo('x');
        assertThat(bytes("\u00a0").peekPastSpace()).isEqualTo(0xc2);
        assertThat(bytes(" ").peekPastSpace()).isEqualTo(Bytes.END);
    }

    @Test
    void a_line_is_taken_with_its_end_and_no_longer_than_asked_for() throws IOException {
        String longest = "l".repeat(200_000);
        Bytes bytes = bytes("a\n\n" + longest + "\nbc\nde");
        assertThat(List.of(line(bytes, 2), line(bytes, 9), line(bytes, 1_000_000)))
                .containsExactly("a\n", "\n", longest + "\n");
        assertThat(List.of(line(bytes, 2), line(bytes, 9), line(bytes, 9), line(bytes, 9)))
                .containsExactly("bc", "\n", "de", "");
    }

    @Test
    void a_line_is_measured_with_its_end_and_not_taken() throws IOException {
        String longest = "l".repeat(200_000);
        Bytes bytes = bytes("abc\n" + longest + "\n" + longest);
        assertThat(List.of(bytes.isLineLonger(3), bytes.isLineLonger(4), bytes.isLineLonger(300_000)))
                .containsExactly(true, false, false);
        assertThat(List.of(bytes.next(), bytes.next())).containsExactly((int) 'a', (int) 'b');
        assertThat(List.of(bytes.isLineLonger(1), bytes.isLineLonger(2))).containsExactly(true, false);
        assertThat(line(bytes, 9)).isEqualTo("c\n");
        assertThat(List.of(bytes.isLineLonger(200_000), bytes.isLineLonger(200_001)))
                .containsExactly(true, false);
        assertThat(line(bytes, 300_000)).isEqualTo(longest + "\n");
        assertThat(List.of(bytes.isLineLonger(199_999), bytes.isLineLonger(200_000)))
                .containsExactly(true, false);
        assertThat(all(bytes)).isEqualTo(longest);
        assertThat(bytes.isLineLonger(0)).isFalse();
    }

    @Test
    void a_line_that_is_measured_again_and_again_is_read_once() throws IOException {
        AtomicLong read = new AtomicLong();
        Bytes bytes = new Bytes(new FilterInputStream(stream("l".repeat(3_000_000))) {
            @Override
            public int read(byte[] block, int offset, int length) throws IOException {
                int number = super.read(block, offset, length);
                read.addAndGet(Math.max(0, number));
                return number;
            }
        });
        for (int taken = 0; taken < 1_000_000; taken++) {
            assertThat(bytes.isLineLonger(1_000_000)).isTrue();
            bytes.next();
        }
        assertThat(read).hasValueLessThanOrEqualTo(3_000_000);
        assertThat(bytes.head(3)).asString(StandardCharsets.UTF_8).isEqualTo("lll");
    }

    private static String line(Bytes bytes, long most) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        bytes.takeLine(line, most);
        return line.toString(StandardCharsets.UTF_8);
    }

    @Test
    void a_failure_comes_after_what_was_read_and_stays_one() throws IOException {
        InputStream failsOnce = new InputStream() {
            private boolean failed;

            @Override
            public int read() {
                throw new AssertionError("blocks are read");
            }

            @Override
            public int read(byte[] block, int offset, int length) throws IOException {
                if (!failed) {
                    failed = true;
                    throw new IOException("once");
                }
                block[offset] = 'x';
                return 1;
            }
        };
        Bytes bytes = new Bytes(new SequenceInputStream(stream("ab"), failsOnce));
        assertThat(bytes.next()).isEqualTo('a');
        assertThat(bytes.next()).isEqualTo('b');
        assertThatThrownBy(bytes::next).hasMessage("once");
        assertThatThrownBy(bytes::peek).hasMessage("once");
    }

    private static String all(Bytes bytes) throws IOException {
        StringBuilder all = new StringBuilder();
        for (int next = bytes.next(); next != Bytes.END; next = bytes.next()) {
            all.append((char) next);
        }
        return all.toString();
    }

    private static Bytes bytes(String content) {
        return new Bytes(stream(content));
    }

    private static InputStream stream(String content) {
        return new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
    }
}
