package dev.latchkey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody real stands in a scenario. */
class DocumentationIdentifiersTest {

    private static final Pattern ACCOUNT = Pattern.compile("(?<![0-9A-Za-z-])[0-9]{12}(?![0-9A-Za-z-])");
    private static final Set<String> DOCUMENTATION_ACCOUNTS =
            Set.of("111122223333", "444455556666", "123456789012", "000000000000");
    private static final Pattern SOURCE = Pattern.compile("\"sourceIPAddress\"\\s*:\\s*\"([^\"]*)\"");
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*(%.*)?");
    private static final Pattern DOCUMENTATION_NETWORK = Pattern.compile(
            "(192\\.0\\.2|198\\.51\\.100|203\\.0\\.113)\\.[0-9]+|2001:0?db8:.*", Pattern.CASE_INSENSITIVE);
    private static final Pattern KEY = Pattern.compile("\\b(AKIA|ASIA|AIDA|AROA)[A-Z0-9]{8,}\\b");

    @Test
    void scenarios_use_documentation_identifiers_only() {
        assertThat(Tree.files(Path.of("../events"), ".jsonl")).isNotEmpty().allSatisfy(file -> {
            String text = String.join("\n", Tree.lines(file));
            assertThat(found(ACCOUNT, text)).as("accounts in %s", file).allMatch(DOCUMENTATION_ACCOUNTS::contains);
            assertThat(found(KEY, text)).as("ids in %s", file).allMatch(id -> id.contains("EXAMPLE"));
            assertThat(realAddresses(text)).as("addresses in %s", file).isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "192.0.20.1", "2606:4700::1111", "::1", "fe80::1%eth0", "2001:db80::1"})
    void an_address_that_is_not_for_documentation_is_found_whatever_its_kind_and_spacing(String address) {
        assertThat(realAddresses("{\"sourceIPAddress\":\"%s\"}".formatted(address)))
                .containsExactly(address);
        assertThat(realAddresses("{\"sourceIPAddress\" :  \"%s\"}".formatted(address)))
                .containsExactly(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "198.51.100.7",
                "2001:db8::17",
                "2001:0DB8:0:0::1",
                "cloudformation.amazonaws.com",
                "AWS Internal"
            })
    void a_documentation_address_and_a_service_are_let_through(String address) {
        assertThat(realAddresses("{\"sourceIPAddress\": \"%s\"}".formatted(address)))
                .isEmpty();
    }

    private static List<String> realAddresses(String text) {
        return SOURCE.matcher(text)
                .results()
                .map(match -> match.group(1))
                .filter(address -> ADDRESS.matcher(address).matches())
                .filter(address -> !DOCUMENTATION_NETWORK.matcher(address).matches())
                .toList();
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).toList();
    }
}
