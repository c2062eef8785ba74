package dev.latchkey.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A country database goes to whoever judges, and only if there is one. */
class CountryLayerTest {

    /** As {@code Mmdb} of the detector's tests writes 192.0.2.0/24 in DE. */
    private static final String DATABASE = "AAAYAAABAAAYAAACAAADAAAYAAAEAAAYAAAFAAAYAAAGAAAYAAAHAAAYAAAIAAAYAAAJAAAY"
            + "AAAKAAAYAAALAAAYAAAMAAAYAAANAAAYAAAOAAAYAAAPAAAYAAAQAAAYAAARAAAYAAASAAAYAAATAAAYAAAUAAAYAAAVAAAYAAAW"
            + "AAAYAAAYAAAXAAAoAAAYAAAAAAAAAAAAAAAAAAAAAOFMY291bnRyeV9jb2RlQkRFq83vTWF4TWluZC5jb23pW2JpbmFyeV9mb3Jt"
            + "YXRfbWFqb3JfdmVyc2lvbqECW2JpbmFyeV9mb3JtYXRfbWlub3JfdmVyc2lvbqBLYnVpbGRfZXBvY2gBAgFNZGF0YWJhc2VfdHlw"
            + "ZUxUZXN0LUNvdW50cnlLZGVzY3JpcHRpb27hQmVuWm9mIGRvY3VtZW50YXRpb24gYWRkcmVzc2VzSmlwX3ZlcnNpb26hBElsYW5n"
            + "dWFnZXMBBEJlbkpub2RlX2NvdW50AQIYS3JlY29yZF9zaXploRg=";

    @TempDir
    private static Path folder = Path.of("never used: JUnit sets it");

    private static Path file = Path.of("never used: it is written first");
    private static Synthesis stack = Synthesis.standard();

    @BeforeAll
    static void synthesize() throws IOException {
        file = Files.write(
                folder.resolve("GeoLite2-Country.mmdb"), Base64.getDecoder().decode(DATABASE));
        Files.writeString(folder.resolve("private.txt"), "no business of Lambda's");
        stack = Synthesis.of("countries", Map.of("countryDatabase", file.toString(), "countries", "DE,FR"));
    }

    @Test
    void those_who_judge_have_the_layer_and_are_told_where_it_is() {
        JsonNode layer = stack.at("Countries");
        assertThat(layer.path("Type").asText()).isEqualTo("AWS::Lambda::LayerVersion");
        assertThat(List.of("Detector", "Settler", "Digester")).allSatisfy(judging -> {
            JsonNode function = stack.at(judging + "/Function").path("Properties");
            assertThat(function.path("Layers"))
                    .singleElement()
                    .satisfies(it -> assertThat(stack.follow(it)).isEqualTo(layer));
            assertThat(function.at("/Environment/Variables/LATCHKEY_COUNTRY_DATABASE")
                            .asText())
                    .isEqualTo("/opt/countries.mmdb");
            assertThat(function.at("/Environment/Variables/LATCHKEY_COUNTRIES").asText())
                    .isEqualTo("DE,FR");
        });
    }

    /** Else their alias would stay on versions that have the older file. */
    @Test
    void a_newer_file_makes_new_versions_of_those_who_judge_and_of_nobody_else() throws IOException {
        byte[] bytes = Base64.getDecoder().decode(DATABASE);
        bytes[new String(bytes, StandardCharsets.ISO_8859_1).indexOf("DE")] = 'B';
        Path newer = Files.write(folder.resolve("newer.mmdb"), bytes);
        Synthesis other =
                Synthesis.of("newer-countries", Map.of("countryDatabase", newer.toString(), "countries", "DE,FR"));
        assertThat(List.of("Detector", "Settler", "Digester"))
                .allSatisfy(judging -> assertThat(version(other, judging)).isNotEqualTo(version(stack, judging)));
        assertThat(version(other, "Watcher")).isEqualTo(version(stack, "Watcher"));
    }

    private static JsonNode version(Synthesis of, String function) {
        return of.at(function + "/Live").at("/Properties/FunctionVersion");
    }

    @Test
    void whoever_judges_nothing_has_none() {
        JsonNode watcher = stack.at("Watcher/Function").path("Properties");
        assertThat(watcher.has("Layers")).isFalse();
        assertThat(watcher.at("/Environment/Variables").has("LATCHKEY_COUNTRY_DATABASE"))
                .isFalse();
    }

    @Test
    void the_layer_holds_the_file_alone_readable_for_all() throws IOException {
        try (Stream<Path> assets = Files.list(Path.of("target/cdk.out/countries"))) {
            assertThat(assets.filter(it -> it.resolve("countries.mmdb").toFile().isFile() && isAsset(it)))
                    .singleElement()
                    .satisfies(asset -> {
                        assertThat(asset.toFile().list()).containsExactly("countries.mmdb");
                        assertThat(asset.resolve("countries.mmdb")).hasSameBinaryContentAs(file);
                    });
        }
        assertThat(Files.getPosixFilePermissions(Path.of("target/cdk.out/countries/countries/countries.mmdb")))
                .asString()
                .contains("OTHERS_READ");
    }

    @Test
    void without_a_database_nothing_of_it_is_there() {
        assertThat(Synthesis.standard().template().toString()).doesNotContain("LayerVersion", "Layers", "COUNTR");
    }

    @Test
    void nothing_but_functions_and_their_versions_differs_from_a_deployment_without() {
        JsonNode without = Synthesis.of("no-countries", Map.of()).template().path("Resources");
        assertThat(stack.template().path("Resources").size()).isEqualTo(without.size() + 1);
        assertThat(without.properties())
                .filteredOn(it -> !it.getValue().path("Type").asText().startsWith("AWS::Lambda::"))
                .hasSizeGreaterThan(30)
                .allSatisfy(it -> assertThat(stack.template().at("/Resources/" + it.getKey()))
                        .isEqualTo(it.getValue()));
    }

    @Test
    void countries_without_a_database_are_refused() {
        assertRefused(Map.of("countries", "DE"), "countries (LATCHKEY_COUNTRIES) needs countryDatabase");
    }

    @Test
    void a_country_that_is_none_is_refused() {
        assertRefused(Map.of("countries", "UK", "countryDatabase", file.toString()), "'UK' is not a country in two");
    }

    @Test
    void a_file_that_the_functions_could_not_read_is_refused_before_deploying() throws IOException {
        assertRefused(
                Map.of("countryDatabase", folder.resolve("none.mmdb").toString()),
                "none.mmdb, which cannot be read: no such file. docs/countries.md");
        assertRefused(
                Map.of("countryDatabase", folder.resolve("private.txt").toString()),
                "private.txt, which cannot be read: it is no .mmdb file, or a broken one.");
        assertRefused(Map.of("countryDatabase", folder.toString()), "which cannot be read: it is no file.");
    }

    /** A hole of 200 MB before what is the end of a right one would open no less. */
    @Test
    void a_file_that_lambda_would_not_take_is_refused_before_deploying() throws IOException {
        Path large = folder.resolve("large.mmdb");
        byte[] right = Base64.getDecoder().decode(DATABASE);
        try (RandomAccessFile bytes = new RandomAccessFile(large.toFile(), "rw")) {
            int metadata = new String(right, StandardCharsets.ISO_8859_1).indexOf("MaxMind.com") - 3;
            bytes.write(right, 0, metadata);
            bytes.seek(200L << 20);
            bytes.write(right, metadata, right.length - metadata);
        }
        assertRefused(Map.of("countryDatabase", large.toString()), "which has over 200 MB");
    }

    private static boolean isAsset(Path path) {
        return String.valueOf(path.getFileName()).startsWith("asset.");
    }

    private static void assertRefused(Map<String, Object> context, String sentence) {
        assertThatThrownBy(() ->
                        DeploymentContext.of(Synthesis.app("refused", context).getNode()))
                .isInstanceOf(RefusedContext.class)
                .hasMessageContaining(sentence);
    }
}
