package dev.latchkey.detection;

import static dev.latchkey.detection.Cast.NEW_USER;
import static dev.latchkey.detection.Cast.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.latchkey.detection.alert.Findings;
import dev.latchkey.detection.allowlist.Allowlist;
import dev.latchkey.detection.call.Origin.Method;
import dev.latchkey.detection.digest.Changes.Change;
import dev.latchkey.detection.digest.Conclusion.Assessed;
import dev.latchkey.detection.digest.Coverage;
import dev.latchkey.detection.digest.Digest;
import dev.latchkey.detection.digest.DigestText;
import dev.latchkey.detection.digest.IdentityRecord;
import dev.latchkey.detection.digest.Records;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.verdict.CallersUnread;
import dev.latchkey.detection.verdict.KnownCallers;
import dev.latchkey.detection.verdict.Severity;
import dev.latchkey.detection.verdict.Sighting;
import dev.latchkey.detection.verdict.Tuning;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeepingTest extends KeepingCase {

    private static final KnownCallers UNREAD_CALLERS = asked -> {
        throw new CallersUnread("Busy", false, new IllegalStateException());
    };

    @Test
    void whoever_was_created_is_kept_with_what_followed_and_that_nobody_was_told() {
        arrive(chain(NEW_USER));
        assertThat(keep()).isEqualTo(1);
        assertThat(kept()).singleElement().satisfies(identity -> {
            assertThat(identity.anchor().actor()).endsWith("user/mallory");
            assertThat(identity.followed()).hasSize(2);
            assertThat(identity.conclusion().told()).isFalse();
            assertThat(identity.conclusion().verdict()).isEqualTo("Suspicious");
        });
    }

    @Test
    void that_people_were_told_is_kept_also_if_it_is_all_that_is_new() {
        arrive(chain(NEW_USER));
        keep();
        told = Set.of(Findings.of(chain(NEW_USER).toArray(Step[]::new)).uid());
        lately = List.of(new Change(NEW_USER, Optional.empty()));
        keep();
        assertThat(kept())
                .singleElement()
                .satisfies(it -> assertThat(it.conclusion().told()).isTrue());
    }

    @Test
    void an_approval_stays_when_its_entry_has_gone_and_nothing_has_been_given_since() {
        arrive(chain(NEW_USER));
        keep(Records.ANYBODY);
        lately = List.of();
        assertThat(keep()).isZero();
        assertThat(kept()).singleElement().satisfies(it -> {
            assertThat(it.conclusion().approvedBy()).containsExactly("anybody");
            assertThat(it.conclusion().consulted()).containsExactly("anybody");
        });
    }

    @Test
    void the_member_of_a_group_is_kept_anew_when_the_group_is_given_more() {
        arrive(joined());
        keep();
        assertThat(kept())
                .singleElement()
                .satisfies(it -> assertThat(it.rights()).isNotEqualTo("ADMIN"));
        Step more = Cast.granted(ADMINS, "e-3", NOON.plusSeconds(60), Level.ADMIN);
        arrive(List.of(more));
        keep();
        assertThat(kept())
                .singleElement()
                .satisfies(it -> assertThat(it.rights()).isEqualTo("ADMIN"));
    }

    @Test
    void whoever_provisioned_is_known_from_then_on_and_makes_a_stranger_of_another() {
        arrive(List.of(Cast.created(OTHER, "e-0", NOON.minus(Tuning.DEFAULT.learning()))));
        keep();
        arrive(List.of(
                Cast.created(NEW_USER, "e-1", NOON),
                Cast.by(Cast.user("eve"), Cast.keyed(NEW_USER, "e-2", NOON.plusSeconds(60)))));
        keep();
        assertThat(kept())
                .singleElement()
                .satisfies(
                        it -> assertThat(it.conclusion().finding().orElseThrow().traits())
                                .singleElement(STRING)
                                .startsWith("a caller not seen provisioning before: CreateAccessKey, "));
    }

    @Test
    void with_what_a_caller_provisions_is_learnt_method_by_method_in_one_run() {
        Step byCli = Cast.created(OTHER, "e-1", NOON);
        Step byConsole = Cast.from(Cast.CONSOLE, Cast.created(OTHER, "e-2", NOON.plusSeconds(1)));
        arrive(List.of(byCli, byConsole));
        keep();
        Subject mallory = Sighting.in(byCli).orElseThrow().caller();
        assertThat(callers.of(Set.of(mallory)).first())
                .containsEntry(mallory, Map.of(Method.CLI, NOON, Method.CONSOLE, NOON.plusSeconds(1)));
    }

    @Test
    void that_nobody_could_say_who_provisioned_before_is_kept_beside_what_is_severe_without_it() {
        arrive(chain(NEW_USER));
        Keeping keeping = keeping(chains, Allowlist.NOBODY, UNREAD_CALLERS);
        assertThat(keeping.upTo(NOON, List.of(), () -> true).trouble()).isEmpty();
        assertThat(kept()).singleElement().satisfies(it -> {
            Assessed finding = it.conclusion().finding().orElseThrow();
            assertThat(finding.severity()).isEqualTo(Severity.HIGH);
            assertThat(finding.problems())
                    .containsExactly("who has provisioned before could not be read (Busy): whether a caller or its"
                            + " method is new to it is not known");
        });
        assertThat(DigestText.of(Digest.of(evidence, Allowlist.NOBODY.read(), NOON, NOON.plus(DAY))))
                .contains("\n    who has provisioned before could not be read (Busy): whether a caller or its method is"
                        + " new to it is not known\n");
    }

    @Test
    void what_nobody_can_say_of_the_allowlist_is_not_kept_of_each() {
        arrive(chain(NEW_USER));
        Allowlist broken = () -> new Allowlist.Entries(List.of(), List.of("entry ci: reason is missing"));
        keeping(chains, broken, callers).upTo(NOON, List.of(), () -> true);
        assertThat(kept())
                .singleElement()
                .satisfies(
                        it -> assertThat(it.conclusion().finding().orElseThrow().problems())
                                .isEmpty());
    }

    @Test
    void whoever_was_neither_created_nor_found_is_not_kept() {
        arrive(List.of(Cast.granted(NEW_USER, "e-1", NOON, Level.ADMIN)));
        assertThat(keep()).isZero();
        assertThat(kept()).isEmpty();
    }

    @Test
    void each_time_begins_ten_minutes_before_the_last_one_and_the_first_with_all_there_is() {
        keep();
        clock.pass(DAY);
        keep();
        assertThat(asked)
                .containsOnly(NOON.minus(life).minus(Duration.ofMinutes(10)), NOON.minus(Duration.ofMinutes(10)));
        assertThat(evidence.coverage()).contains(Coverage.first(NOON, life).until(NOON.plus(DAY), life));
    }

    @Test
    void what_came_while_chains_lived_shorter_is_asked_for_by_that() {
        Duration longer = life.plus(DAY);
        keep();
        life = longer;
        keep();
        keep();
        life = longer.minus(DAY);
        keep();
        Duration shorter = longer.minus(DAY);
        assertThat(lives)
                .as("twice a run")
                .containsExactly(shorter, shorter, shorter, shorter, longer, longer, shorter, shorter);
    }

    @Test
    void after_a_gap_in_which_chains_expired_coverage_begins_anew() {
        keep();
        clock.pass(life);
        keep();
        assertThat(evidence.coverage()).hasValueSatisfying(it -> {
            assertThat(it.from()).isEqualTo(NOON.plus(life));
            assertThat(it.gapFrom()).contains(NOON);
        });
    }

    @Test
    void a_creation_that_comes_after_a_run_takes_the_place_of_what_was_kept_without_it() {
        List<Step> whole = chain(NEW_USER);
        arrive(whole.subList(1, 3));
        keep();
        assertThat(kept()).extracting(IdentityRecord::creationSeen).containsExactly(false);
        clock.pass(DAY);
        arrive(whole.subList(0, 1));
        keep();
        assertThat(kept()).extracting(IdentityRecord::creationSeen).containsExactly(true);
    }
}
