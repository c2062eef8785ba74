package dev.latchkey.replay;

import dev.latchkey.country.CountryDatabase;
import dev.latchkey.detection.verdict.Countries;
import dev.latchkey.detection.verdict.CountriesUnread;
import dev.latchkey.terminal.Usage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;

/** The database of countries that an option names. */
public record CountryFile(Path path) {

    public static final String OPTION = "--country-database";

    public static final String DESCRIPTION = "Say in which country each address is: a .mmdb file of MaxMind, DB-IP or"
            + " IPinfo, which you get from them (docs/countries.md).";

    /** @throws IllegalArgumentException with a sentence, if there is no such file, or it is something else */
    public Countries load() {
        try {
            return CountryDatabase.load(path);
        } catch (IOException e) {
            throw RecordOptions.unreadable(OPTION, path, e);
        }
    }

    /** If only now the file shows to be broken, in what it says of some address, that is wrong usage. */
    public <T> T asking(Supplier<T> judgement, Usage usage) {
        try {
            return judgement.get();
        } catch (CountriesUnread e) {
            throw usage.wrong("%s: %s cannot be read: %s".formatted(OPTION, path, e.getMessage()), e);
        }
    }
}
