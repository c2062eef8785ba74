package dev.latchkey.terminal;

import dev.latchkey.detection.verdict.TuningText;
import picocli.CommandLine.ITypeConverter;

/** A region on the command line. */
public final class RegionName implements ITypeConverter<String> {

    @Override
    public String convert(String text) {
        return Converted.of(text, TuningText::region);
    }
}
