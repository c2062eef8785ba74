package dev.latchkey.replay;

import dev.latchkey.detection.call.Network;
import dev.latchkey.detection.verdict.TuningText;
import dev.latchkey.terminal.Converted;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What the options of a {@link TuningOptions} take. */
final class TuningValue {

    private TuningValue() {}

    static final class DurationOrOff implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            return Converted.of(text, TuningText::durationOrOff);
        }
    }

    static final class AccountId implements ITypeConverter<String> {
        @Override
        public String convert(String text) {
            return Converted.of(text, TuningText::account);
        }
    }

    static final class OidcSubject implements ITypeConverter<String> {
        @Override
        public String convert(String text) {
            return Converted.of(text, TuningText::subject);
        }
    }

    static final class Country implements ITypeConverter<String> {
        @Override
        public String convert(String text) {
            return Converted.of(text, TuningText::country);
        }
    }

    static final class AgentPart implements ITypeConverter<String> {
        @Override
        public String convert(String text) {
            if (text.isBlank()) {
                throw new TypeConversionException("'" + text + "' is blank, and would be found in every user agent.");
            }
            if (text.endsWith(",")) {
                throw new TypeConversionException("'" + text + "' has nothing behind its comma.");
            }
            return text.strip();
        }
    }

    static final class Cidr implements ITypeConverter<Network> {
        @Override
        public Network convert(String text) {
            String network = text.strip();
            try {
                return Network.of(network);
            } catch (IllegalArgumentException e) {
                // It begins with the text, which may be empty here.
                String why = String.valueOf(e.getMessage()).substring(network.length());
                throw new TypeConversionException("'" + network + "'" + why + ".");
            }
        }
    }
}
