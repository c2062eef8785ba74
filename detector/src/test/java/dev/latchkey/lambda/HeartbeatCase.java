package dev.latchkey.lambda;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Forwarders of two places, of which one may fall silent. */
abstract class HeartbeatCase extends DigestCase {

    static final String LOOK = OwnMessage.TELL_OF_QUIET.json();
    static final String PARIS = heartbeat("444455556666", "eu-west-3");
    static final String OHIO = heartbeat("123456789012", "us-east-2");
    private static final Duration HOUR = Duration.ofHours(1);

    final List<String> measured = new ArrayList<>();

    static String heartbeat(String account, String region) {
        return "{\"latchkey\":\"%s\",\"account\":\"%s\",\"region\":\"%s\"}"
                .formatted(OwnMessage.HEARTBEAT.words(), account, region);
    }

    void say(String message) throws IOException {
        Map<Setting, String> said = Map.of(
                Setting.EVIDENCE_TABLE,
                settings.evidenceTable(),
                Setting.TOPIC_ARN,
                "arn:aws:sns:us-east-1:111122223333:alerts");
        handle(new HeartbeatHandler(new SettingReader(said), clients, new Metrics(clock, measured::add)), message);
    }

    /** Both hearts beat for so many hours, or Ohio's alone. */
    void pass(int hours, boolean parisBeats) throws IOException {
        for (int hour = 0; hour < hours; hour++) {
            clock.pass(HOUR);
            say(OHIO);
            if (parisBeats) {
                say(PARIS);
            }
            say(LOOK);
        }
    }
}
