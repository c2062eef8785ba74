package dev.latchkey.country;

import com.maxmind.db.MaxMindDbCreator;
import com.maxmind.db.MaxMindDbParameter;
import dev.latchkey.detection.verdict.TuningText;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a database says of an address, as far as its country goes: MaxMind and DB-IP have an object with a code, IPinfo
 * has a code by itself. Public, as the reader makes it. Of all else in a record nothing is decoded.
 */
public record Place(
        @MaxMindDbParameter(name = "country") @Nullable Country country,
        @MaxMindDbParameter(name = "country_code") @Nullable String code) {

    /** A country as an object, or as a text, which may be its code or its name. */
    public record Country(
            @MaxMindDbParameter(name = "iso_code") @Nullable String code) {
        @MaxMindDbCreator
        public static Country of(String text) {
            return new Country(text);
        }
    }

    /** Only what could be expected can be unexpected: of EU, AP, XX and ZZ, which files have too, none is a country. */
    Optional<String> shown() {
        return Stream.of(Optional.ofNullable(code), Optional.ofNullable(country).map(Country::code))
                .flatMap(Optional::stream)
                .map(text -> text.toUpperCase(Locale.ROOT))
                .filter(TuningText::isCountry)
                .findFirst();
    }
}
