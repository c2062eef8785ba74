package dev.latchkey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.allowlist.Allowlist;
import dev.latchkey.detection.chain.ChainStore;
import dev.latchkey.detection.chain.StoredChains;
import dev.latchkey.detection.digest.Coverage;
import dev.latchkey.detection.text.PlainText;
import dev.latchkey.detection.verdict.Tuning;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A limit or default that whoever relies on a page counts on is that of the code. */
class NumbersTest {

    static Stream<Arguments> sentences() {
        Tuning standard = Tuning.DEFAULT;
        return Stream.of(
                on("README.md", "| `window` | %d hours: ", standard.window().toHours()),
                on("README.md", "- `window` (`%dh`)", standard.window().toHours()),
                on("README.md", "| `follow` | %d days: ", standard.follow().toDays()),
                on("README.md", "`follow` (`%dd`,", standard.follow().toDays()),
                on("README.md", "- `learning` (`%dd`,", standard.learning().toDays()),
                on(
                        "README.md",
                        "- `tellFrom` (`%s`)",
                        standard.tellFrom().name().toLowerCase(Locale.ROOT)),
                on("README.md", "**%d steps a stage.**", ChainStore.STEPS_PER_STAGE),
                on("README.md", "**%d holders, 100 in all (live).**", ChainStore.STEPS_PER_STAGE),
                on("README.md", "**%d denials.**", ChainStore.STEPS_PER_STAGE),
                on("README.md", "**%d uses of a role (live).**", ChainStore.STEPS_PER_STAGE),
                on("README.md", "**%d behind a grant.**", StoredChains.MOST_READ),
                on("docs/allowlist.md", "**The table:** %,d entries", Allowlist.MOST_ENTRIES),
                on("docs/digest.md", "**More than %d cannot be kept,", Coverage.MOST_UNKEPT),
                on("docs/runbook.md", "cut at %d characters", PlainText.LONGEST));
    }

    private static Arguments on(String page, String sentence, Object number) {
        return Arguments.of(page, String.format(Locale.ROOT, sentence, number));
    }

    @ParameterizedTest
    @MethodSource("sentences")
    void a_number_on_a_page_is_that_of_the_code(String page, String sentence) {
        assertThat(String.join("\n", Tree.lines(Path.of("..", page)))).contains(sentence);
    }
}
