package dev.latchkey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever was woken follows the links of the pages: each leads to a file and a heading that are there. */
class LinksTest {

    private static final Pattern LINK = Pattern.compile("]\\(\\s*(?!https?:)([^)#\\s]*)(?:#([^)\\s]+))?\\s*\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
    private static final Pattern CODE = Pattern.compile("(?ms)^\\s*```.*?^\\s*```$");

    private static List<Path> pages() {
        return Stream.concat(
                        Stream.of("../README.md", "../CONTRIBUTING.md", "../STYLE.md")
                                .map(Path::of),
                        Tree.files(Path.of("../docs"), ".md").stream())
                .toList();
    }

    @Test
    void every_link_leads_to_a_file_and_a_heading_that_are_there() {
        List<String> astray = pages().stream()
                .flatMap(page ->
                        links(page).filter(link -> !leadsSomewhere(page, link)).map(link -> page + ": " + link.group()))
                .toList();

        assertThat(pages().stream().flatMap(LinksTest::links)).hasSizeGreaterThan(100);
        assertThat(astray).isEmpty();
    }

    private static Stream<MatchResult> links(Path page) {
        return LINK.matcher(text(page)).results();
    }

    private static boolean leadsSomewhere(Path page, MatchResult link) {
        Path to = link.group(1).isEmpty() ? page : page.resolveSibling(link.group(1));
        return Files.exists(to)
                && Optional.ofNullable(link.group(2))
                        .map(heading -> headings(to).anyMatch(heading::equals))
                        .orElse(true);
    }

    /** As GitHub makes an anchor of a heading. */
    private static Stream<String> headings(Path page) {
        return HEADING.matcher(text(page))
                .results()
                .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^\\w\\- ]", "").replace(' ', '-'));
    }

    private static String text(Path page) {
        return CODE.matcher(String.join("\n", Tree.lines(page))).replaceAll("");
    }
}
