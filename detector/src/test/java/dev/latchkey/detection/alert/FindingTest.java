package dev.latchkey.detection.alert;

import static dev.latchkey.detection.Cast.HOME;
import static dev.latchkey.detection.Cast.NEW_ROLE;
import static dev.latchkey.detection.Cast.NEW_USER;
import static dev.latchkey.detection.Cast.NOON;
import static dev.latchkey.detection.Cast.VENDOR;
import static dev.latchkey.detection.Cast.created;
import static dev.latchkey.detection.Cast.granted;
import static dev.latchkey.detection.Cast.keyed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.verdict.Assessment;
import dev.latchkey.detection.verdict.Trait;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FindingTest {

    private static final Step GRANT = granted(NEW_USER, "e-2", NOON.plusSeconds(60), Level.ADMIN);
    private static final Step KEY = keyed(NEW_USER, "e-3", NOON.plusSeconds(120));

    @Test
    void the_uid_is_that_of_the_page() {
        // printf 'aws|111122223333|USER|e-1' | sha256sum | cut -c1-32
        assertThat(Findings.HIGH.uid()).isEqualTo("53a2501b68266be45e21a28dae6f8d48");
    }

    @Test
    void the_uid_stays_while_the_chain_grows() {
        assertThat(Findings.LOW.uid()).isEqualTo(Findings.MEDIUM.uid()).isEqualTo(Findings.HIGH.uid());
    }

    @Test
    void the_uid_does_not_know_the_name() {
        assertThat(newUser(HOME, "other", "e-1").uid()).isEqualTo(Findings.LOW.uid());
        assertThat(newUser(HOME, "BACKUP-svc", "e-1").uid()).isEqualTo(Findings.LOW.uid());
    }

    @Test
    void the_uid_knows_event_account_partition_and_kind() {
        assertThat(newUser(HOME, "backup-svc", "e-2").uid()).isNotEqualTo(Findings.LOW.uid());
        assertThat(newUser(VENDOR, "backup-svc", "e-1").uid()).isNotEqualTo(Findings.LOW.uid());
        assertThat(of(new Subject.User("aws-cn", HOME, "backup-svc"), "e-1").uid())
                .isNotEqualTo(Findings.LOW.uid());
        assertThat(Findings.of(created(NEW_ROLE, "e-1", NOON)).uid()).isNotEqualTo(Findings.LOW.uid());
    }

    @Test
    void without_a_creation_the_earliest_credential_gives_the_name() {
        Finding finding = Findings.of(GRANT, KEY);
        assertThat(Findings.of(GRANT, KEY, keyed(NEW_USER, "e-0", NOON.plusSeconds(121)))
                        .uid())
                .isEqualTo(finding.uid());
        assertThat(Findings.of(GRANT, KEY, keyed(NEW_USER, "e-9", NOON)).uid()).isNotEqualTo(finding.uid());
    }

    @Test
    void a_creation_that_arrives_late_opens_a_finding_of_its_own() {
        assertThat(Findings.of(created(NEW_USER, "e-1", NOON), GRANT, KEY).uid())
                .isNotEqualTo(Findings.of(GRANT, KEY).uid());
    }

    @Test
    void who_was_stopped_in_vain_ranks_above_all_that_grows_and_below_what_is_more_severe() {
        Finding grown = withGrant(Level.ADMIN);
        Trait undone = new Trait(Trait.Kind.UNDONE, "as the test says");
        Assessment it = grown.assessment();
        Finding vain = Finding.of(new Assessment(it.stretch(), it.inTable(), List.of(undone), List.of()));
        assertThat(vain.severity()).isEqualTo(grown.severity());
        assertThat(vain.rank()).isGreaterThan(grown.rank() + 49).isLessThan(grown.rank() + 100);
    }

    @Test
    void the_rank_rises_with_severity_then_stages_then_privilege() {
        assertThat(Findings.LOW.rank()).isLessThan(Findings.MEDIUM.rank());
        assertThat(Findings.MEDIUM.rank()).isLessThan(Findings.HIGH.rank());
        assertThat(withGrant(Level.LIMITED).rank())
                .isLessThan(withGrant(Level.UNKNOWN).rank());
        assertThat(withGrant(Level.ESCALATION).rank())
                .isLessThan(withGrant(Level.ADMIN).rank());
        assertThat(withGrant(Level.UNKNOWN).severity())
                .isEqualTo(withGrant(Level.LIMITED).severity());
    }

    @Test
    void more_of_the_same_does_not_rise() {
        Finding more =
                Findings.of(created(NEW_USER, "e-1", NOON), GRANT, KEY, keyed(NEW_USER, "e-4", NOON.plusSeconds(121)));
        assertThat(more.rank()).isEqualTo(Findings.HIGH.rank());
    }

    @ParameterizedTest
    @EnumSource(
            value = Level.class,
            names = {"NONE", "SELF_SERVICE"})
    void what_grants_nothing_does_not_rise(Level level) {
        Finding contained = Findings.of(
                created(NEW_USER, "e-1", NOON), KEY, granted(NEW_USER, "e-5", NOON.plusSeconds(600), level));
        assertThat(contained.rank()).isEqualTo(Findings.LOW.rank());
    }

    @Test
    void first_and_last_are_those_of_the_events() {
        assertThat(Findings.HIGH.firstSeen()).isEqualTo(NOON);
        assertThat(Findings.HIGH.lastSeen()).isEqualTo(NOON.plusSeconds(120));
    }

    private static Finding withGrant(Level level) {
        return Findings.of(created(NEW_USER, "e-1", NOON), granted(NEW_USER, "e-2", NOON, level), KEY);
    }

    private static Finding newUser(String account, String name, String eventId) {
        return of(new Subject.User("aws", account, name), eventId);
    }

    private static Finding of(Subject subject, String eventId) {
        return Findings.of(created(subject, eventId, NOON), keyed(subject, "e-key", NOON));
    }
}
