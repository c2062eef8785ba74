package dev.latchkey.detection.alert;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MailSubjectTest {

    @Test
    void a_line_that_sns_would_refuse_is_cut_off_and_shows_it() {
        assertThat(MailSubject.of("[Digest] " + "1,".repeat(60))).hasSize(99).endsWith("1...");
        assertThat(MailSubject.of("1".repeat(99))).isEqualTo("1".repeat(99));
        assertThat(MailSubject.of("[Digest] \u00e9 https://evil.example"))
                .isEqualTo("[Digest] ? https[:]//evil.example");
    }
}
