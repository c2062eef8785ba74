package dev.latchkey.lambda;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latchkey.aws.SnsAlertPublisher;
import dev.latchkey.cloudtrail.CloudTrailJson;
import dev.latchkey.detection.Detector;
import dev.latchkey.detection.alert.InMemoryFindingLog;
import dev.latchkey.detection.alert.Telling;
import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.chain.Account;
import dev.latchkey.detection.chain.InMemoryChainStore;
import dev.latchkey.detection.verdict.Allowlist;
import dev.latchkey.detection.verdict.Analytic;
import dev.latchkey.detection.verdict.Severity;
import dev.latchkey.detection.verdict.Tuning;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.Objects;
import org.crac.Context;
import org.crac.Resource;

/**
 * Walks the whole path once before the snapshot is taken, with ports in memory, so that a restored function finds
 * its classes loaded. Nothing leaves the process.
 */
final class Priming implements Resource {

    private static final String SAMPLE = "sample-event.json";

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) throws IOException {
        Detector detector = new Detector(
                new InMemoryChainStore(), Account.NOT_ASKED, new Analytic(Tuning.DEFAULT, Allowlist.NOBODY));
        Telling telling = new Telling(new InMemoryFindingLog(InstantSource.system()), SnsAlertPublisher::message);
        detector.observe(sample(), telling, Severity.INFORMATIONAL);
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        // Nothing to mend: clients sign with fresh credentials and open connections when they are used.
    }

    private static ApiCall sample() throws IOException {
        try (InputStream stream = Objects.requireNonNull(Priming.class.getResourceAsStream(SAMPLE), SAMPLE)) {
            return CloudTrailJson.read(new ObjectMapper().readTree(stream)).orElseThrow();
        }
    }
}
