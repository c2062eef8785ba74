package dev.latchkey.detection.alert;

import static dev.latchkey.detection.Cast.MALLORY;
import static dev.latchkey.detection.Cast.NEW_ROLE;
import static dev.latchkey.detection.Cast.NEW_USER;
import static dev.latchkey.detection.Cast.NOON;
import static dev.latchkey.detection.Cast.THE_VENDOR;
import static dev.latchkey.detection.Cast.by;
import static dev.latchkey.detection.Cast.created;
import static dev.latchkey.detection.Cast.granted;
import static dev.latchkey.detection.Cast.keyed;
import static dev.latchkey.detection.Cast.opened;
import static dev.latchkey.detection.Cast.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.allowlist.Allowlist;
import dev.latchkey.detection.chain.Chain;
import dev.latchkey.detection.chain.Known;
import dev.latchkey.detection.digest.IdentityRecord;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.verdict.Analytic;
import dev.latchkey.detection.verdict.Tuning;
import dev.latchkey.detection.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is said of a creation that a finding does not hold: of each of three, and never of two. */
class CaseWordsTest {

    private static final Instant LATER = NOON.plus(Duration.ofHours(30));
    private static final Step CREATION = by(user("carol"), created(NEW_USER, "e-1", NOON));
    private static final Step ADMIN = granted(NEW_USER, "e-2", LATER, Level.ADMIN);
    private static final Step KEY = keyed(NEW_USER, "e-3", LATER.plusSeconds(5));
    private static final Known EXISTING = new Known(Optional.of(NOON.minus(Duration.ofDays(100))), Optional.empty());

    @Test
    void of_a_creation_that_nothing_shows_it_says_that_it_was_not_seen() {
        Finding finding = only(Known.NOTHING, ADMIN, KEY);
        assertThat(Headline.title(finding))
                .isEqualTo("IAM user backup-svc: powerful rights and a credential, creation not seen");
        assertThat(CaseWords.existingSince(finding.stretch())).isEmpty();
    }

    @Test
    void whoever_is_said_to_be_existing_has_a_creation_as_iam_says() {
        Finding finding = only(EXISTING, ADMIN, KEY);
        assertThat(Headline.title(finding))
                .isEqualTo("Existing IAM user backup-svc: powerful rights and a credential; created"
                        + " 2025-11-22 12:00 UTC, as IAM says");
        assertThat(AlertText.of(finding)).doesNotContain("not seen");
    }

    @ParameterizedTest
    @EnumSource(names = {"ADMIN", "UNKNOWN"})
    void an_earlier_creation_is_told_with_its_caller_whatever_else_is_known(Level level) {
        Step grant = granted(NEW_USER, "e-2", LATER, level);
        assertThat(List.of(Known.NOTHING, EXISTING)).allSatisfy(known -> {
            Finding finding = only(known, CREATION, grant, KEY);
            assertThat(CaseWords.of(finding.assessment()))
                    .endsWith(" and a credential; created 2026-03-02 12:00 UTC by"
                            + " arn:aws:iam::111122223333:user/carol, before this");
            assertThat(AlertText.of(finding)).doesNotContain("not seen");
            assertThat(CaseWords.existingSince(finding.stretch())).contains(NOON);
        });
    }

    @Test
    void it_changes_neither_the_severity_nor_the_number_nor_what_waits() {
        Finding without = only(Known.NOTHING, ADMIN, KEY);
        Finding with = only(Known.NOTHING, CREATION, ADMIN, KEY);
        assertThat(with.uid()).isEqualTo(without.uid());
        assertThat(with.rank()).isEqualTo(without.rank());
        assertThat(with.severity()).isEqualTo(without.severity());
        assertThat(with.assessment().mustSettle())
                .isEqualTo(without.assessment().mustSettle());
    }

    @Test
    void it_is_said_of_a_role_too_that_was_opened_long_after_its_creation() {
        Instant opened = NOON.plus(Duration.ofDays(20));
        Step door = opened(NEW_ROLE, "e-2", opened, THE_VENDOR);
        assertThat(CaseWords.of(only(Known.NOTHING, created(NEW_ROLE, "e-1", NOON), door)
                        .assessment()))
                .isEqualTo("opened to outsiders; created 2026-03-02 12:00 UTC by " + MALLORY.name() + ", before this");
        assertThat(CaseWords.of(only(Known.NOTHING, door).assessment())).isEqualTo("opened to outsiders");
    }

    @Test
    void the_finding_that_holds_the_creation_says_nothing_of_it() {
        assertThat(CaseWords.of(Findings.HIGH.assessment())).isEqualTo("powerful rights and a credential");
        assertThat(CaseWords.existingSince(Findings.HIGH.stretch())).isEmpty();
    }

    @Test
    void a_hostile_name_of_the_caller_is_one_visible_line() {
        Step hostile = by(user("x\u001b[31m\r\nBcc: \u202e" + "y".repeat(500)), created(NEW_USER, "e-1", NOON));
        String words = CaseWords.of(only(Known.NOTHING, hostile, ADMIN, KEY).assessment());
        assertThat(words)
                .contains("user/x [31m Bcc:  yyy")
                .endsWith("y…, before this")
                .hasSizeLessThan(230);
        assertThat(words.chars()).noneMatch(Character::isISOControl);
    }

    @Test
    void the_record_that_is_kept_knows_when_it_was() {
        assertThat(judged(Known.NOTHING, CREATION, ADMIN, KEY).stream().map(IdentityRecord::of))
                .extracting(it -> it.creationSeen() + " " + it.existingSince().isPresent())
                .containsExactly("true false", "false true");
    }

    /** The only one that does not hold the creation. */
    private static Finding only(Known known, Step... steps) {
        List<Finding> findings = judged(known, steps).stream()
                .flatMap(verdict -> verdict.finding().stream())
                .map(Finding::of)
                .filter(finding -> finding.stretch().creation().isEmpty())
                .toList();
        assertThat(findings).hasSize(1);
        return findings.get(0);
    }

    private static List<Verdict> judged(Known known, Step... steps) {
        Chain chain = new Chain(steps[0].subject(), List.of(steps), List.of(), known, false);
        return new Analytic(Tuning.DEFAULT, Allowlist.NOBODY).judge(chain);
    }
}
