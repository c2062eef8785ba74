package dev.latchkey.detection.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SubjectLineTest {

    @Test
    void a_line_that_sns_would_refuse_is_cut_off_and_shows_it() {
        assertThat(SubjectLine.of("[Digest] " + "1,".repeat(60))).hasSize(99).endsWith("1...");
        assertThat(SubjectLine.of("1".repeat(99))).isEqualTo("1".repeat(99));
        assertThat(SubjectLine.of("[Digest] \u00e9 https://evil.example"))
                .isEqualTo("[Digest] ? https[:]//evil.example");
    }
}
