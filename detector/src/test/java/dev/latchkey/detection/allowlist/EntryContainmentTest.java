package dev.latchkey.detection.allowlist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each rule by which one entry covers another, by an example on both sides of it. */
class EntryContainmentTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, Object>> ATTRIBUTES = new TypeReference<>() {};

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                // Calls: by none, by name, by stage.
                "{\"stages\":[\"CREATION\",\"GRANT\",\"CREDENTIAL\"]} | {\"operations\":[\"CreateAccessKey\"]}",
                "{\"stages\":[\"CREATION\",\"GRANT\",\"CREDENTIAL\"]} | {}",
                "{} | {}",
                "{} | {\"stages\":[\"GRANT\"]}",
                "{\"operations\":[\"CreateUser\",\"TagUser\"]} | {\"operations\":[\"TagUser\"]}",
                "{\"stages\":[\"CREATION\",\"GRANT\"]} | {\"stages\":[\"GRANT\"]}",
                // How long.
                "{} | {\"expires\":\"2026-06-01T00:00:00Z\"}",
                "{\"expires\":\"2026-06-01T00:00:00Z\"} | {\"expires\":\"2026-06-01T00:00:00Z\"}",
                "{\"expires\":\"2026-06-01T00:00:00Z\"} | {\"expires\":\"2026-05-31T23:59:59Z\"}",
                // From where: networks and services are one bound.
                "{} | {\"networks\":[\"198.51.100.0/24\"]}",
                "{\"networks\":[\"198.51.100.0/24\"]} | {\"networks\":[\"198.51.100.7/32\",\"198.51.100.128/25\"]}",
                "{\"viaServices\":[\"a.amazonaws.com\",\"b.amazonaws.com\"]} | {\"viaServices\":[\"a.amazonaws.com\"]}",
                // Of whom.
                "{\"targets\":[\"SVC-*\"]} | {\"targets\":[\"svc-a\"]}",
                "{\"maxPrivilege\":\"ADMIN\"} | {\"maxPrivilege\":\"LIMITED\"}",
                "{\"selfService\":true} | {\"selfService\":false}",
            })
    void what_is_wider_in_each_of_its_bounds_covers_the_other(String wider, String narrower) throws IOException {
        assertThat(covers(wider, narrower)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "{} | {\"operations\":[\"CreateUser\"]}",
                "{} | {\"stages\":[\"CREDENTIAL\"]}",
                "{} | {\"stages\":[\"GRANT\",\"CREDENTIAL\"]}",
                "{\"operations\":[\"CreateUser\",\"TagUser\"]} | {\"operations\":[\"TagUser\",\"CreateRole\"]}",
                "{\"operations\":[\"CreateUser\"]} | {\"stages\":[\"CREATION\"]}",
                "{\"operations\":[\"CreateUser\"]} | {}",
                "{\"stages\":[\"CREATION\",\"GRANT\"]} | {\"stages\":[\"CREDENTIAL\"]}",
                "{\"stages\":[\"CREATION\",\"GRANT\"]} | {\"operations\":[\"CreateUser\"]}",
                "{\"stages\":[\"CREATION\",\"GRANT\"]} | {}",
                "{\"expires\":\"2026-06-01T00:00:00Z\"} | {}",
                "{\"expires\":\"2026-06-01T00:00:00Z\"} | {\"expires\":\"2026-06-01T00:00:01Z\"}",
                "{\"networks\":[\"198.51.100.0/24\"]} | {}",
                "{\"networks\":[\"198.51.100.0/24\"]} | {\"networks\":[\"198.51.100.7/32\",\"192.0.2.1/32\"]}",
                "{\"networks\":[\"198.51.100.0/24\"]} | {\"viaServices\":[\"a.amazonaws.com\"]}",
                "{\"viaServices\":[\"a.amazonaws.com\"]} | {\"viaServices\":[\"b.amazonaws.com\"]}",
                "{\"viaServices\":[\"a.amazonaws.com\"]} | {\"networks\":[\"198.51.100.7/32\"]}",
                "{\"targets\":[\"svc-*\"]} | {\"targets\":[\"svc-a\",\"b\"]}",
                "{\"targets\":[\"svc-*\"]} | {}",
                "{\"maxPrivilege\":\"LIMITED\"} | {\"maxPrivilege\":\"ESCALATION\"}",
                "{\"selfService\":false} | {\"selfService\":true}",
                "{\"principal\":\"arn:aws:iam::111122223333:role/other\"} | {}",
                "{\"accounts\":[\"111122223333\"]} | {}",
            })
    void what_is_narrower_in_one_of_them_does_not(String wider, String narrower) throws IOException {
        assertThat(covers(wider, narrower)).isFalse();
    }

    private static boolean covers(String wider, String narrower) throws IOException {
        return new EntryContainment(entry(wider), entry(narrower)).holds();
    }

    private static AllowlistEntry entry(String attributes) throws IOException {
        return EntryAttributes.entry(JSON.readValue(attributes, ATTRIBUTES));
    }
}
