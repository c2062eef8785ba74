package dev.latchkey;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds in a text of records what might belong to somebody real. */
public final class DocumentationIdentifiers {

    private static final Pattern ACCOUNT = Pattern.compile("(?<![0-9A-Za-z-])[0-9]{12}(?![0-9A-Za-z-])");
    private static final Set<String> DOCUMENTATION_ACCOUNTS =
            Set.of("111122223333", "444455556666", "123456789012", "000000000000");
    private static final Pattern SOURCE = Pattern.compile("\"sourceIPAddress\"\\s*:\\s*\"([^\"]*)\"");
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*(%.*)?");
    private static final Pattern DOCUMENTATION_NETWORK = Pattern.compile(
            "(192\\.0\\.2|198\\.51\\.100|203\\.0\\.113)\\.[0-9]+|2001:0?db8:.*", Pattern.CASE_INSENSITIVE);
    private static final Pattern KEY = Pattern.compile("\\b(AKIA|ASIA|AIDA|AROA)[A-Z0-9]{8,}\\b");

    private DocumentationIdentifiers() {}

    /** Accounts, identifiers and addresses that are not for documentation. */
    public static List<String> strangers(String text) {
        return Stream.of(
                        found(ACCOUNT, text).filter(Predicate.not(DOCUMENTATION_ACCOUNTS::contains)),
                        found(KEY, text).filter(id -> !id.contains("EXAMPLE")),
                        realAddresses(text).stream())
                .flatMap(found -> found)
                .toList();
    }

    static List<String> realAddresses(String text) {
        return SOURCE.matcher(text)
                .results()
                .map(match -> match.group(1))
                .filter(address -> ADDRESS.matcher(address).matches())
                .filter(address -> !DOCUMENTATION_NETWORK.matcher(address).matches())
                .toList();
    }

    private static Stream<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group);
    }
}
