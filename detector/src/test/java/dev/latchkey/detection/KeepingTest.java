package dev.latchkey.detection;

import static dev.latchkey.detection.Cast.HOME;
import static dev.latchkey.detection.Cast.NEW_USER;
import static dev.latchkey.detection.Cast.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.detection.alert.Findings;
import dev.latchkey.detection.chain.Account;
import dev.latchkey.detection.chain.Answer;
import dev.latchkey.detection.chain.Chain;
import dev.latchkey.detection.chain.ChainStore;
import dev.latchkey.detection.chain.Fact;
import dev.latchkey.detection.chain.InMemoryChainStore;
import dev.latchkey.detection.chain.Means;
import dev.latchkey.detection.chain.Note;
import dev.latchkey.detection.chain.Privilege;
import dev.latchkey.detection.chain.Privilege.Level;
import dev.latchkey.detection.chain.Step;
import dev.latchkey.detection.chain.Subject;
import dev.latchkey.detection.digest.Changes.Change;
import dev.latchkey.detection.digest.Evidence.Coverage;
import dev.latchkey.detection.digest.Evidence.Kept;
import dev.latchkey.detection.digest.IdentityRecord;
import dev.latchkey.detection.digest.InMemoryEvidence;
import dev.latchkey.detection.digest.Records;
import dev.latchkey.detection.verdict.Allowlist;
import dev.latchkey.detection.verdict.AllowlistEntry;
import dev.latchkey.detection.verdict.Analytic;
import dev.latchkey.detection.verdict.Tuning;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeepingTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Subject OTHER = new Subject.User("aws", HOME, "other");
    private static final Subject ADMINS = new Subject.Thing(Subject.Kind.GROUP, "aws", HOME, "admins");

    private final Hands clock = new Hands();
    private final ChainStore chains = new InMemoryChainStore();
    private final InMemoryEvidence evidence = new InMemoryEvidence(clock);
    private final List<Instant> asked = new ArrayList<>();
    private List<Change> lately = List.of();
    private Set<String> told = Set.of();

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
        Step creation = Cast.created(NEW_USER, "e-1", NOON);
        Step joined = Cast.step(
                NEW_USER,
                "e-2",
                NOON.plusSeconds(10),
                new Fact.Granted("admins", Privilege.of(Level.UNKNOWN, "a group"), Means.GROUP, Optional.of(ADMINS)));
        Step member = Cast.step(ADMINS, "e-2", NOON.plusSeconds(10), new Fact.Noted(Note.HELD_BY, NEW_USER.key()));
        arrive(List.of(creation, joined, member));
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
        assertThat(asked).containsExactly(Instant.EPOCH, NOON.minus(Duration.ofMinutes(10)));
        assertThat(evidence.coverage()).contains(new Coverage(NOON, NOON.plus(DAY)));
    }

    @Test
    void who_cannot_be_judged_keeps_no_other_from_being_kept_but_all_are_tried_again() {
        ChainStore broken = new Broken(chains, NEW_USER);
        arrive(chain(NEW_USER));
        List<Change> both = new ArrayList<>(lately);
        arrive(chain(OTHER));
        both.addAll(lately);
        lately = both.stream()
                .map(it -> new Change(it.subject(), Optional.empty()))
                .toList();
        assertThatThrownBy(() -> keeping(broken, List.of()).upTo(clock.instant(), List.of()))
                .hasMessage("not now");
        assertThat(kept()).extracting(IdentityRecord::identity).containsExactly("other");
        assertThat(evidence.coverage()).isEmpty();
    }

    private static List<Step> chain(Subject user) {
        String id = user.name();
        return List.of(
                Cast.created(user, id + "-1", NOON),
                Cast.granted(user, id + "-2", NOON.plusSeconds(60), Level.ADMIN),
                Cast.keyed(user, id + "-3", NOON.plusSeconds(120)));
    }

    private void arrive(List<Step> steps) {
        chains.add(steps);
        lately = steps.stream()
                .map(step -> new Change(step.subject(), Optional.of(step)))
                .toList();
    }

    private int keep(AllowlistEntry... entries) {
        return keeping(chains, List.of(entries)).upTo(clock.instant(), List.of(entries));
    }

    private Keeping keeping(ChainStore store, List<AllowlistEntry> entries) {
        Allowlist allowlist = () -> new Allowlist.Entries(entries, List.of());
        Detector detector = new Detector(store, Account.NOT_ASKED, new Analytic(Tuning.DEFAULT, allowlist));
        return new Keeping(
                since -> {
                    asked.add(since);
                    return lately.stream();
                },
                store,
                detector,
                subject -> told,
                evidence);
    }

    private List<IdentityRecord> kept() {
        return evidence.between(NOON.minus(DAY), NOON.plus(DAY))
                .map(Kept::identity)
                .toList();
    }

    /** Of one subject nothing can be read. */
    private record Broken(ChainStore store, Subject subject) implements ChainStore {
        @Override
        public void add(Collection<Step> steps) {
            store.add(steps);
        }

        @Override
        public void keep(Step step, Collection<Answer> answers) {
            store.keep(step, answers);
        }

        @Override
        public Chain read(Subject of) {
            if (of.equals(subject)) {
                throw new IllegalStateException("not now");
            }
            return store.read(of);
        }
    }
}
