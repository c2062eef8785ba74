package dev.latchkey.told;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.aws.SnsAlertPublisher;
import dev.latchkey.detection.step.Step;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What holds of an alert however long the names are and however many the steps. */
record WhatFits(Told told) {

    /** SNS's quota for message and attributes together, less what ours take. */
    private static final int MOST_BYTES = 256 * 1024 - 1024;

    private static final int MOST_ON_CARD = 3_000;
    private static final int LONGEST_LINE = 500;
    private static final Pattern MORE = Pattern.compile("\\.\\.\\. and (\\d+) more steps?, which CloudTrail has");
    private static final Pattern LEVEL = Pattern.compile("\\((now )?(NONE|LIMITED|UNKNOWN|ESCALATION|ADMIN)\\b.*");

    /** Cut in its path a name would be lost that stands behind it. */
    private static final Pattern NAMELESS = Pattern.compile(":(?:user|role|policy)/[^ ]*…(?!/)");

    static void check(Told told) {
        WhatFits it = new WhatFits(told);
        fits(told);
        it.whatIsCutKeepsNameAndLevel();
        it.whatIsLeftOutIsCounted();
    }

    /** Whatever it takes. */
    static void fits(Told told) {
        new WhatFits(told).eachFormFits();
    }

    private void eachFormFits() {
        assertThat(SnsAlertPublisher.message(told.alert()).getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThan(MOST_BYTES);
        assertThat(told.subject()).hasSizeLessThan(100).matches("[\\x20-\\x7e]+");
        assertThat(told.card().path("title").asText()).hasSizeBetween(1, LONGEST_LINE);
        assertThat(told.nextSteps()).allSatisfy(step -> assertThat(step).hasSizeLessThan(LONGEST_LINE));
        assertThat(description()).hasSizeLessThanOrEqualTo(MOST_ON_CARD);
        assertThat(told.section("WHAT HAPPENED"))
                .allSatisfy(line -> assertThat(line).hasSizeLessThan(LONGEST_LINE));
    }

    /** @see dev.latchkey.detection.text.PlainText of whose words only the names are as long as AWS takes them */
    private void whatIsCutKeepsNameAndLevel() {
        assertThat(told.lines()).noneMatch(line -> NAMELESS.matcher(line).find());
        assertThat(told.lines())
                .filteredOn(line -> line.contains("Policy: granted "))
                .allMatch(line -> LEVEL.matcher(line).find());
    }

    private void whatIsLeftOutIsCounted() {
        List<Step> story = told.stretch().story();
        List<String> timeline = told.section("WHAT HAPPENED");
        long steps = timeline.stream().filter(line -> line.matches("\\d{4}-.*")).count();
        assertThat(steps + more(String.join("\n", timeline))).isEqualTo(story.size());
        if (!description().endsWith("... and more, in the mail")) {
            long onCard =
                    description().lines().filter(line -> line.startsWith("• ")).count();
            assertThat(onCard + more(description())).isEqualTo(story.size());
        }
        assertThat(told.ocsf().path("evidences").size()
                        + told.ocsf().at("/unmapped/evidences_left_out").asInt())
                .isEqualTo(story.size());
    }

    private static int more(String text) {
        Matcher more = MORE.matcher(text);
        return more.find() ? Integer.parseInt(more.group(1)) : 0;
    }

    private String description() {
        return told.card().path("description").asText();
    }
}
