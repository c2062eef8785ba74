package dev.latchkey.detection.habit;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The name of a proposed entry: the same for the same provisioner and deeds, whatever the names and the places are. */
final class EntryName {

    private static final int LONGEST_PART = 40;
    private static final int HASH = 8;

    private EntryName() {}

    static String of(Provisioner by, String what, Collection<Need> deeds) {
        String done = deeds.stream().sorted().map(Need::shown).collect(Collectors.joining(","));
        String whole = String.join("|", by.principal(), by.person().orElse(""), by.account(), what, done);
        String hash = UUID.nameUUIDFromBytes(whole.getBytes(StandardCharsets.UTF_8))
                .toString()
                .substring(0, HASH);
        String principal = by.principal().substring(by.principal().lastIndexOf('/') + 1);
        return Stream.concat(
                        Stream.of(principal, by.person().orElse(""), what).map(EntryName::readable), Stream.of(hash))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("-"));
    }

    private static String readable(String text) {
        String plain =
                text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return plain.substring(0, Math.min(plain.length(), LONGEST_PART));
    }
}
