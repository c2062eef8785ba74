package dev.latchkey.detection.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {

    private static final String ESCAPE = "\u001b";

    @ParameterizedTest
    @ValueSource(strings = {"backup-svc", "Zoë 管理者", "🔑", "a 'quoted' \"name\"", "arn:aws:iam::111122223333:user/x"})
    void what_can_be_seen_stays_as_it_is(String text) {
        assertThat(PlainText.of(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\nb",
                "a\r\nb",
                "a\tb",
                "a\0b",
                "a\u0007b",
                "a\u0085b",
                "a\u2028b",
                "a\u2029b",
                "a\u202eb",
                "a\u2066b",
                "a\u200bb",
                "a\ufeffb",
                "a\ud800b",
                "a\ue000b",
                "a\u001bb",
                "a\u007fb",
                "a\n\u202e\n\u001bb"
            })
    void whatever_cannot_be_seen_becomes_one_space(String text) {
        assertThat(PlainText.of(text)).isEqualTo("a b");
    }

    @Test
    void a_command_to_a_terminal_becomes_harmless_text() {
        assertThat(PlainText.of(ESCAPE + "[2J" + ESCAPE + "[31mHigh" + ESCAPE + "]0;title\u0007"))
                .isEqualTo("[2J [31mHigh ]0;title");
    }

    @Test
    void a_text_of_the_greatest_length_stays_and_a_longer_one_is_shortened_with_a_mark() {
        assertThat(PlainText.of("x".repeat(256))).isEqualTo("x".repeat(256));
        assertThat(PlainText.of("x".repeat(257))).isEqualTo("x".repeat(255) + "…");
        assertThat(PlainText.of("1234", 4)).isEqualTo("1234");
        assertThat(PlainText.of("12345", 4)).isEqualTo("123…");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "\n", "\u202e", "🔑", "x\n"})
    void a_huge_text_is_cut_to_the_promised_length_and_says_so(String piece) {
        String shown = PlainText.of(piece.repeat(64 * 1024));
        assertThat(shown).hasSizeLessThanOrEqualTo(256).endsWith("…");
    }

    /** IAM takes 512 characters of a path, in which any sign may stand. */
    @Test
    void of_arns_that_are_too_long_the_paths_go_first_so_that_names_and_what_follows_stay() {
        String path = "/a(b,c)/" + "p".repeat(500) + "/";
        String granted =
                "granted arn:aws-cn:iam::111122223333:policy%sName (ADMIN: all) by arn:aws:iam::111122223333:user%sx";
        assertThat(PlainText.of(granted.formatted("/", "/"))).isEqualTo(granted.formatted("/", "/"));
        assertThat(PlainText.of(granted.formatted(path, path.substring(0, 100) + "/")))
                .isEqualTo(granted.formatted("/…/", "/…/"));
        assertThat(PlainText.of("arn:aws:iam::111122223333:role" + path + "n".repeat(64), 128))
                .isEqualTo("arn:aws:iam::111122223333:role/…/" + "n".repeat(64));
    }

    /** Of a provider the host says whose it is. */
    @Test
    void of_a_session_and_of_a_provider_nothing_is_a_path() {
        String provider = "arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/";
        assertThat(PlainText.of(provider + "s".repeat(300))).startsWith(provider + "sss");
        String session = "arn:aws:sts::111122223333:assumed-role/deploy/";
        assertThat(PlainText.of(session + "s".repeat(300))).startsWith(session + "sss");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x🔑🔑🔑", "🔑🔑🔑"})
    void no_cut_leaves_half_a_character(String text) {
        assertThat(PlainText.of(text.repeat(64), 5).codePoints())
                .noneMatch(it -> it >= Character.MIN_SURROGATE && it <= Character.MAX_SURROGATE);
    }

    @Test
    void nothing_stays_nothing() {
        assertThat(PlainText.of("")).isEmpty();
        assertThat(PlainText.of("\n\u202e")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "backup-svc | backup-svc",
                "a+b=c,d.e@f_g | a+b=c,d.e@f_g",
                "it's | 'it'\\''s'",
                "a b | 'a b'",
                "$(reboot) | '$(reboot)'",
                "`reboot` | '`reboot`'",
                "a;b | 'a;b'",
                "a\"b | 'a\"b'",
                "a\\b | 'a\\b'",
                "a*? | 'a*?'",
                "Zoë | 'Zoë'",
            })
    void in_a_shell_a_text_is_one_word(String text, String word) {
        assertThat(PlainText.inShell(text)).isEqualTo(word);
    }

    @Test
    void in_a_shell_even_an_empty_text_is_a_word_and_a_line_break_ends_nothing() {
        assertThat(PlainText.inShell("")).isEqualTo("''");
        assertThat(PlainText.inShell("a\nreboot")).isEqualTo("'a reboot'");
    }
}
