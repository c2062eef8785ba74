package dev.latchkey.told;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.alert.Headline;
import dev.latchkey.detection.allowlist.AllowlistEntry;
import dev.latchkey.detection.review.AllowlistReview;
import dev.latchkey.detection.step.Fact.CredentialMade;
import dev.latchkey.detection.step.Stage;
import dev.latchkey.ocsf.OcsfSchema;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What holds of every finding that is told, whatever happened. */
final class WhatIsTold {

    private static final OcsfSchema SCHEMA = OcsfSchema.read();
    private static final Pattern NAMED = Pattern.compile("--(?:user|role)-name[= ]('[^']*'|\\S+)");
    private static final Pattern WITHIN = Pattern.compile(" followed within (\\d+) (second|minute|hour|day)s?[.,;]");
    private static final Map<String, Long> SECONDS =
            Map.of("second", 1L, "minute", 60L, "hour", 3_600L, "day", 86_400L);

    private final Told told;

    private WhatIsTold(Told told) {
        this.told = told;
    }

    static void check(Told told) {
        WhatIsTold it = new WhatIsTold(told);
        it.noSlotIsEmptyAndOneIsOne();
        it.theTimelineRunsForwards();
        it.nothingStandsTwice();
        it.whatIsAnnouncedFollows();
        it.commandsNameNobodyElse();
        it.eachCredentialThatMayBeThereIsStopped();
        it.theSentenceNamesEachCallAndTakesNoLonger();
        it.theHeadlineFits();
        it.theEntriesPassLint();
        it.theFindingIsValidAndSaysTheSame();
        it.eachFormFits();
    }

    private void noSlotIsEmptyAndOneIsOne() {
        assertThat(told.lines()).noneMatch(WhatIsTold::hasAHole);
    }

    /** Where a slot of a sentence is empty, or one thing is said to be several. */
    static boolean hasAHole(String line) {
        boolean gap = line.replaceFirst("^([A-Z]+|[0-9-]{10} [0-9:]{8})  ", "").contains("  ");
        return gap
                || Stream.of("()", " ,", " ;", "null").anyMatch(line::contains)
                || Stream.of(
                                ".*\\b(by|from|for|of) ?[.,;)].*",
                                ".*[,;]",
                                ".*\\b1 (more |earlier )?[a-z]{2,}s\\b.*",
                                ".*\\b0 [a-z]{2,}s?\\b.*")
                        .anyMatch(line::matches);
    }

    private void theTimelineRunsForwards() {
        assertThat(told.section("WHAT HAPPENED"))
                .filteredOn(line -> line.matches("[0-9]{4}-.*"))
                .isNotEmpty()
                .extracting(line -> line.substring(0, "2026-03-02 12:00:00".length()))
                .isSorted();
    }

    private void nothingStandsTwice() {
        for (String heading : List.of("WHY ", "WHAT TO CHECK", "TO CONTAIN", "IF IT WAS EXPECTED")) {
            assertThat(told.section(heading)).as(heading).isNotEmpty().doesNotHaveDuplicates();
        }
        assertThat(told.nextSteps()).doesNotHaveDuplicates();
    }

    private void whatIsAnnouncedFollows() {
        for (String heading : List.of("WHAT TO CHECK", "TO CONTAIN", "IF IT WAS EXPECTED")) {
            List<String> lines = told.section(heading);
            for (int at = 0; at < lines.size(); at++) {
                String next = at + 1 < lines.size() ? lines.get(at + 1) : "";
                assertThat(!lines.get(at).endsWith(":") || next.matches("(aws |\\{|change the password|from ).*"))
                        .as("%s, behind which stands %s", lines.get(at), next)
                        .isTrue();
            }
        }
    }

    private void commandsNameNobodyElse() {
        Matcher named = NAMED.matcher(String.join("\n", told.lines()));
        while (named.find()) {
            assertThat(named.group(1).replaceAll("['`\")]", ""))
                    .isEqualTo(told.stretch().target())
                    .isEqualToIgnoringCase(told.stretch().subject().name());
        }
    }

    private void eachCredentialThatMayBeThereIsStopped() {
        String commands = String.join("\n", told.section("TO CONTAIN"));
        boolean more = commands.contains(" earlier credential");
        told.stretch().steps().stream()
                .flatMap(step -> step.fact() instanceof CredentialMade made ? Stream.of(made) : Stream.of())
                .filter(made -> made.kind().equals("password") || !made.id().isEmpty())
                .forEach(made -> assertThat(more || isStopped(made, commands))
                        .as("%s is stopped by %s", made, commands)
                        .isEqualTo(more || !told.deletedKeys().contains(made.id())));
    }

    private static boolean isStopped(CredentialMade made, String commands) {
        return made.kind().equals("password")
                ? commands.contains("login-profile") || commands.contains("change the password of root")
                : commands.contains("-id " + made.id());
    }

    private void theSentenceNamesEachCallAndTakesNoLonger() {
        String sentence = Headline.sentence(told.finding());
        assertThat(told.stretch().steps())
                .allMatch(step -> sentence.contains(step.operation().eventName()));
        Matcher within = WITHIN.matcher(sentence);
        if (within.find()) {
            long unit = SECONDS.getOrDefault(within.group(2), 0L);
            long said = Long.parseLong(within.group(1)) * unit;
            long took = Duration.between(
                            told.finding().firstSeen(), told.finding().lastSeen())
                    .toSeconds();
            assertThat(took).as(sentence).isBetween(said - unit + 1, said);
        }
    }

    private void theHeadlineFits() {
        String title = told.mail().lines().findFirst().orElseThrow();
        assertThat(title).startsWith(told.finding().severity().shown().toUpperCase(Locale.ROOT) + "  ");
        assertThat(title.contains("no credential yet") && told.stretch().hasCredential())
                .as(title)
                .isFalse();
        assertThat(title.contains("no rights yet")
                        && told.stretch().of(Stage.GRANT).findAny().isPresent())
                .as(title)
                .isFalse();
        assertThat(title.contains("creation not seen")
                        && title.toLowerCase(Locale.ROOT).contains("new iam"))
                .isFalse();
        assertThat(told.subject()).contains(told.finding().severity().shown());
    }

    private void theEntriesPassLint() {
        for (String line : told.section("IF IT WAS EXPECTED")) {
            // Generated calls may attach a policy before it is made, as IAM does not; lint is right that none needs to
            // be.
            if (line.startsWith("{") && !line.contains("\"CreatePolicy\"")) {
                AllowlistEntry entry = AllowlistEntry.of(Told.filledIn(line));
                assertThat(AllowlistReview.of(entry, told.finding().lastSeen()))
                        .as(line)
                        .isEmpty();
            }
        }
    }

    private void theFindingIsValidAndSaysTheSame() {
        assertThat(SCHEMA.problems(told.ocsf())).isEmpty();
        assertThat(told.ocsf().path("severity").asText())
                .isEqualTo(told.finding().severity().shown());
        assertThat(told.ocsf().path("message").asText()).isEqualTo(Headline.sentence(told.finding()));
        assertThat(told.ocsf().path("evidences").size()
                        + told.ocsf().at("/unmapped/evidences_left_out").asInt())
                .isEqualTo(told.stretch().story().size());
        assertThat(told.ocsf().at("/finding_info/first_seen_time").asLong())
                .isLessThanOrEqualTo(
                        told.ocsf().at("/finding_info/last_seen_time").asLong());
    }

    private void eachFormFits() {
        assertThat(told.subject()).hasSizeLessThan(100).matches("[\\x20-\\x7e]+");
        assertThat(told.card().path("description").asText()).hasSizeLessThanOrEqualTo(3_000);
        assertThat(told.mail()).hasSizeLessThan(32 * 1024);
    }
}
