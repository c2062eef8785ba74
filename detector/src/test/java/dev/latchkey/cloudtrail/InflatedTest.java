package dev.latchkey.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.UUID;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;

class InflatedTest {

    private static final int A_MEGABYTE = 1 << 20;
    private static final int LONGEST_NOT_OMITTED = 102_400;

    @Test
    void a_bomb_is_given_up_when_it_is_over_what_is_always_fine() throws IOException {
        byte[] bomb = Collected.gzip(new byte[8 * A_MEGABYTE]);
        assertThat(bomb.length).isLessThan(8 * A_MEGABYTE / Inflated.MOST_TIMES);
        try (InputStream stream = Inflated.of(new ByteArrayInputStream(bomb), 7 * A_MEGABYTE)) {
            assertThatThrownBy(stream::readAllBytes)
                    .isInstanceOf(ZipException.class)
                    .hasMessage("inflates to more than 800 times its size");
        }
    }

    @Test
    void as_much_as_is_always_fine_may_come_from_few_bytes() throws IOException {
        byte[] packed = Collected.gzip(new byte[8 * A_MEGABYTE]);
        try (InputStream stream = Inflated.of(new ByteArrayInputStream(packed), 8 * A_MEGABYTE)) {
            assertThat(stream.readAllBytes()).hasSize(8 * A_MEGABYTE);
        }
    }

    @Test
    void a_log_full_of_padded_policies_stays_under_the_limit() throws IOException {
        String padded = "{'policyDocument':'" + " ".repeat(LONGEST_NOT_OMITTED) + "'}";
        ObjectNode record = Given.with(Given.record("PutUserPolicy"), "requestParameters", padded);
        Random chance = new Random(7);
        StringBuilder log = new StringBuilder();
        for (int at = 0; at < 40; at++) {
            record.put("eventID", new UUID(chance.nextLong(), chance.nextLong()).toString());
            record.put("requestID", new UUID(chance.nextLong(), chance.nextLong()).toString());
            log.append(record).append('\n');
        }
        byte[] packed = Collected.gzip(log.toString());
        try (InputStream stream = Inflated.of(new ByteArrayInputStream(packed), 0)) {
            assertThat(stream.readAllBytes()).hasSizeGreaterThan(40 * LONGEST_NOT_OMITTED);
        }
    }

    @Test
    void what_does_not_begin_as_gzip_comes_as_it_is() throws IOException {
        for (byte[] plain : new byte[][] {{}, {0x1f}, {0x1f, 0x1f}, "{}".getBytes(StandardCharsets.UTF_8)}) {
            assertThat(Inflated.of(new ByteArrayInputStream(plain)).readAllBytes())
                    .isEqualTo(plain);
        }
    }
}
