package dev.latchkey.detection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.cloudtrail.CloudTrailJson;
import dev.latchkey.detection.alert.Alert;
import dev.latchkey.detection.alert.AlertText;
import dev.latchkey.detection.alert.InMemoryFindingLog;
import dev.latchkey.detection.alert.Telling;
import dev.latchkey.detection.allowlist.Allowlist;
import dev.latchkey.detection.allowlist.AllowlistUnread;
import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.chain.Account;
import dev.latchkey.detection.chain.InMemoryChainStore;
import dev.latchkey.detection.verdict.Analytic;
import dev.latchkey.detection.verdict.Severity;
import dev.latchkey.detection.verdict.Tuning;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever can keep the allowlist from being read must not silence what it is held against. */
class UnreadAllowlistTest {

    private static final Path MALICIOUS = Path.of("../events/malicious/user-admin-key/events.jsonl");

    private final List<Alert> told = new ArrayList<>();
    private final Telling telling = new Telling(new InMemoryFindingLog(InstantSource.system()), told::add);

    @ParameterizedTest(name = "for long: {0}")
    @ValueSource(booleans = {true, false})
    void an_administrator_with_a_key_is_told_and_that_nobody_could_be_approved(boolean lasting) throws IOException {
        Allowlist unread = () -> {
            throw new AllowlistUnread("AccessDeniedException", lasting, new IllegalStateException());
        };
        Detector detector =
                new Detector(new InMemoryChainStore(), Account.NOT_ASKED, new Analytic(Tuning.DEFAULT, unread));
        for (String line : Files.readAllLines(MALICIOUS)) {
            observed(line, detector);
        }
        assertThat(told).hasSize(1);
        assertThat(AlertText.of(told.get(0)))
                .contains("allowlist: could not be read (AccessDeniedException): nobody is approved");
    }

    private void observed(String line, Detector detector) {
        ApiCall call = CloudTrailJson.read(CloudTrailJson.parsed(line.getBytes(StandardCharsets.UTF_8)))
                .orElseThrow();
        try {
            detector.observe(call, telling, Severity.MEDIUM);
        } catch (AllowlistUnread e) {
            assertThat(e.isLasting()).as("tried again for nothing").isFalse();
        }
    }
}
