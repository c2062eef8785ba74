package dev.latchkey.terminal;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A word of a list on the command line, in any case; whoever writes another is told the list as people write it. */
public record Word<E extends Enum<E>>(Class<E> list) implements ITypeConverter<E> {

    @Override
    public E convert(String text) {
        return EnumSet.allOf(list).stream()
                .filter(word -> word.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() ->
                        new TypeConversionException("'" + text + "' is none of " + String.join(", ", all(list)) + "."));
    }

    static <E extends Enum<E>> List<String> all(Class<E> list) {
        return EnumSet.allOf(list).stream()
                .map(word -> word.name().toLowerCase(Locale.ROOT))
                .toList();
    }
}
