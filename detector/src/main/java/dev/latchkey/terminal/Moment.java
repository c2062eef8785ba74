package dev.latchkey.terminal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A day or an instant in UTC, as the command line names an end of a period.
 *
 * @param first the first instant that it holds
 * @param after the first instant that is later than all of it
 */
public record Moment(String text, Instant first, Instant after) {

    public static final class Converter implements ITypeConverter<Moment> {
        @Override
        public Moment convert(String text) {
            try {
                return text.contains("T") ? instant(text, Instant.parse(text)) : day(text, LocalDate.parse(text));
            } catch (DateTimeException | ArithmeticException e) {
                throw new TypeConversionException("'" + text
                        + "' is neither a day such as 2026-03-14 nor an instant such as" + " 2026-03-14T02:11:07Z.");
            }
        }
    }

    private static Moment instant(String text, Instant instant) {
        return new Moment(text, instant, instant.plusNanos(1));
    }

    private static Moment day(String text, LocalDate day) {
        return new Moment(
                text,
                day.atStartOfDay(ZoneOffset.UTC).toInstant(),
                day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
    }
}
