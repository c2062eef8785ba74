package dev.latchkey.lambda;

import dev.latchkey.country.CountryDatabase;
import dev.latchkey.detection.call.Network;
import dev.latchkey.detection.verdict.Countries;
import dev.latchkey.detection.verdict.CountriesUnread;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Countries as long as their database can be read. An attack is not lost for want of one: from then on no country is
 * known, which is said once here and in each alert that it might have made worse.
 */
final class CountriesIfRead implements Countries {

    private final Path file;
    private final Consumer<String> unread;
    private Countries countries = NOT_ASKED;
    private Optional<String> trouble = Optional.empty();

    private CountriesIfRead(Path file, Consumer<String> unread) {
        this.file = file;
        this.unread = unread;
    }

    /** @param unread takes the sentence, when it first shows that the database cannot be read */
    static Countries of(Settings settings, Consumer<String> unread) {
        return settings.countryDatabase()
                .map(file -> new CountriesIfRead(file, unread))
                .map(CountriesIfRead::opened)
                .orElse(NOT_ASKED);
    }

    private Countries opened() {
        try {
            countries = CountryDatabase.open(file);
        } catch (FileSystemException e) {
            giveUp(e.getReason());
        }
        return this;
    }

    @Override
    public Optional<String> of(Network address) {
        try {
            return countries.of(address);
        } catch (CountriesUnread e) {
            giveUp(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    @Override
    public Optional<String> trouble() {
        return trouble;
    }

    private void giveUp(String why) {
        countries = NOT_ASKED;
        trouble = Optional.of("countries: the database could not be read (" + why
                + "): whether a call came from an unexpected country is not known");
        unread.accept("no country is known from now on: " + file + " cannot be read: " + why
                + ". Deploy again with another countryDatabase");
    }
}
