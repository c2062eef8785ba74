package dev.latchkey.lambda;

import dev.latchkey.detection.verdict.TuningText;
import java.time.Duration;
import java.util.Map;

/**
 * What the digest's function is told: the settings of the detector, whose chains it judges, and how long evidence is
 * kept.
 *
 * @param keep how long evidence is kept
 * @param period that a digest is of, up to when it is made
 */
record DigestSettings(Settings function, Duration keep, Duration period) {

    private static final Duration KEEP = Duration.ofDays(400);

    /** Less would hold too little to say of an entry that it is not used any more. */
    private static final Duration SHORTEST = Duration.ofDays(90);

    /** A schedule is not so punctual that a week were enough: better told twice than never. */
    private static final Duration WEEK = Duration.ofDays(7).plusHours(1);

    /** @throws IllegalArgumentException naming the variable that is missing or not understood */
    static DigestSettings of(Map<String, String> environment) {
        SettingReader read = SettingReader.of(environment);
        return new DigestSettings(Settings.of(environment).atOnce(), keep(read), WEEK);
    }

    String evidenceTable() {
        return function.evidenceTable();
    }

    static Duration keep(SettingReader read) {
        return read.one(Setting.KEEP_EVIDENCE, DigestSettings::longEnough).orElse(KEEP);
    }

    private static Duration longEnough(String text) {
        Duration duration = TuningText.duration(text);
        if (duration.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("at least " + SHORTEST.toDays() + "d");
        }
        return duration;
    }
}
