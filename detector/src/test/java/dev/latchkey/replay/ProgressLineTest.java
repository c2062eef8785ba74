package dev.latchkey.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.RepeatedTest;

class ProgressLineTest {

    @RepeatedTest(50)
    void a_line_that_ends_before_it_was_drawn_is_cleared_too() {
        StringWriter err = new StringWriter();
        ProgressLine line = new ProgressLine(new PrintWriter(err), 100, 1);
        line.close();
        assertThat(err.toString()).endsWith("\r\u001b[K");
    }
}
