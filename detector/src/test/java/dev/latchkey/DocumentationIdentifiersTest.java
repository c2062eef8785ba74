package dev.latchkey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody real stands in a scenario. */
class DocumentationIdentifiersTest {

    @Test
    void scenarios_use_documentation_identifiers_only() {
        assertThat(Tree.files(Path.of("../events"), ".jsonl")).isNotEmpty().allSatisfy(file -> {
            String text = String.join("\n", Tree.lines(file));
            assertThat(DocumentationIdentifiers.strangers(text))
                    .as("identifiers of somebody in %s", file)
                    .isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "192.0.20.1", "2606:4700::1111", "::1", "fe80::1%eth0", "2001:db80::1"})
    void an_address_that_is_not_for_documentation_is_found_whatever_its_kind_and_spacing(String address) {
        assertThat(DocumentationIdentifiers.realAddresses("{\"sourceIPAddress\":\"%s\"}".formatted(address)))
                .containsExactly(address);
        assertThat(DocumentationIdentifiers.realAddresses("{\"sourceIPAddress\" :  \"%s\"}".formatted(address)))
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
        assertThat(DocumentationIdentifiers.realAddresses("{\"sourceIPAddress\": \"%s\"}".formatted(address)))
                .isEmpty();
    }
}
