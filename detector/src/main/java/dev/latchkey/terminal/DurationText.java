package dev.latchkey.terminal;

import dev.latchkey.detection.verdict.TuningText;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;

/** A duration on the command line. */
public final class DurationText implements ITypeConverter<Duration> {

    @Override
    public Duration convert(String text) {
        return Converted.of(text, TuningText::duration);
    }
}
