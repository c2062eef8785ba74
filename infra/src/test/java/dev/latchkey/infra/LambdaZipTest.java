package dev.latchkey.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** Each file in the zip is read at every cold start and stands in the snapshot: what the function does not use stays out. */
class LambdaZipTest {

    @Test
    void what_only_the_command_line_needs_is_not_in_the_zip() throws IOException {
        List<String> names = names();
        assertThat(names)
                .anyMatch(name -> name.startsWith("lib/sns-"))
                .anyMatch(name -> name.startsWith("lib/maxmind-db-"));
        assertThat(names)
                .noneMatch(
                        name -> name.matches("dev/latchkey/(allowlist|cli|digest|redrive|replay|report|terminal)/.*"))
                .noneMatch(name -> name.matches("lib/(lambda-|picocli|progressbar|jline|jackson-dataformat|jte).*"));
    }

    /** The services of the SDK bring others along, under names that change with its releases. */
    @Test
    void the_one_client_for_http_is_the_one_that_the_function_uses() throws IOException {
        assertThat(names())
                .filteredOn(name -> name.matches("lib/(.*-client-[0-9]|http(client|core)|netty).*"))
                .singleElement()
                .asString()
                .startsWith("lib/url-connection-client-");
    }

    private static List<String> names() throws IOException {
        try (ZipFile zip = new ZipFile(LambdaZip.find().toFile())) {
            return zip.stream().map(ZipEntry::getName).toList();
        }
    }
}
