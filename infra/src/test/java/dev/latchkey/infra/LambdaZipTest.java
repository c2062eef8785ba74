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
        try (ZipFile zip = new ZipFile(LambdaZip.find().toFile())) {
            List<String> names = zip.stream().map(ZipEntry::getName).toList();
            assertThat(names).anyMatch(name -> name.startsWith("lib/sns-"));
            assertThat(names)
                    .noneMatch(name ->
                            name.matches("dev/latchkey/(allowlist|cli|digest|redrive|replay|report|terminal)/.*"))
                    .noneMatch(
                            name -> name.matches("lib/(lambda-|picocli|progressbar|jline|jackson-dataformat|jte).*"));
        }
    }
}
