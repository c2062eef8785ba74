package dev.latchkey.detection;

import static dev.latchkey.detection.Cast.HOME;
import static dev.latchkey.detection.Cast.NEW_USER;
import static dev.latchkey.detection.Cast.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Keeping.Result;
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
import dev.latchkey.detection.digest.Changes;
import dev.latchkey.detection.digest.Changes.Change;
import dev.latchkey.detection.digest.Coverage;
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
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KeepingTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Subject OTHER = new Subject.User("aws", HOME, "other");
    private static final Subject ADMINS = new Subject.Thing(Subject.Kind.GROUP, "aws", HOME, "admins");

    private final Hands clock = new Hands();
    private final ChainStore chains = new InMemoryChainStore();
    private final InMemoryEvidence evidence = new InMemoryEvidence(clock);
    private final List<Instant> asked = new ArrayList<>();
    private final List<Duration> lives = new ArrayList<>();
    private Duration life = Duration.ofDays(16);
    private List<Change> lately = List.of();
    private Set<String> told = Set.of();
    private Optional<Subject> notAsked = Optional.empty();

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
        assertThat(lives).containsExactly(longer.minus(DAY), longer.minus(DAY), longer, longer.minus(DAY));
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
    void who_cannot_be_judged_holds_up_no_other_and_is_tried_again_by_name() {
        arrive(chain(NEW_USER));
        lately = List.of(told(NEW_USER), told(OTHER));
        chains.add(chain(OTHER));
        Result first = keep(new Broken(chains, List.of(NEW_USER)));
        assertThat(first.kept()).isEqualTo(1);
        assertThat(first.unkept()).containsExactly(NEW_USER);
        assertThat(first.trouble()).hasValueSatisfying(it -> assertThat(it).hasMessage("not now"));
        assertThat(kept()).extracting(IdentityRecord::identity).containsExactly("other");
        assertThat(evidence.coverage()).contains(Coverage.first(NOON, life).butFor(List.of(NEW_USER)));
        lately = List.of();
        assertThat(keep(chains)).isEqualTo(new Result(1, List.of(), Optional.empty()));
        assertThat(evidence.coverage()).contains(Coverage.first(NOON, life));
    }

    @Test
    void if_more_cannot_be_kept_than_are_named_all_that_came_is_tried_again() {
        keep();
        clock.pass(DAY);
        lately = IntStream.rangeClosed(0, Coverage.MOST_UNKEPT)
                .mapToObj(number -> told(new Subject.User("aws", HOME, "svc-" + number)))
                .toList();
        keep(new Broken(chains, List.of()));
        assertThat(evidence.coverage()).hasValueSatisfying(it -> {
            assertThat(it.to()).isEqualTo(NOON);
            assertThat(it.allUnkept()).isEqualTo(Coverage.MOST_UNKEPT + 1);
        });
        lately = lately.subList(0, Coverage.MOST_UNKEPT);
        keep(new Broken(chains, List.of()));
        assertThat(evidence.coverage()).hasValueSatisfying(it -> {
            assertThat(it.allUnkept()).isEqualTo(Coverage.MOST_UNKEPT);
            assertThat(it.to()).isEqualTo(NOON.plus(DAY));
        });
    }

    @Test
    void who_is_tried_again_by_name_stays_named_though_more_others_cannot_be_kept() {
        arrive(chain(NEW_USER));
        notAsked = Optional.of(NEW_USER);
        assertThat(keep(chains).unkept()).containsExactly(NEW_USER);
        clock.pass(DAY);
        assertThat(keepWithout(groups(Coverage.MOST_UNKEPT)).unkept()).endsWith(NEW_USER);
        assertThat(evidence.coverage()).hasValueSatisfying(it -> {
            assertThat(it.to()).isEqualTo(NOON);
            assertThat(it.unkept()).startsWith(NEW_USER).hasSize(Coverage.MOST_UNKEPT);
            assertThat(it.allUnkept()).isEqualTo(Coverage.MOST_UNKEPT + 1);
        });
        notAsked = Optional.empty();
        lately = List.of();
        keep();
        assertThat(kept()).extracting(IdentityRecord::identity).containsExactly(NEW_USER.name());
    }

    @Test
    void who_leads_to_others_stays_named_while_more_of_them_cannot_be_kept_than_are_named() {
        arrive(joined());
        keep();
        clock.pass(DAY);
        arrive(List.of(
                Cast.granted(ADMINS, "e-3", NOON.plusSeconds(60), Level.ADMIN),
                Cast.keyed(NEW_USER, "e-4", NOON.plusSeconds(90))));
        assertThat(keep(new Broken(chains, List.of(ADMINS))).unkept()).contains(ADMINS);
        clock.pass(DAY);
        notAsked = Optional.of(NEW_USER);
        assertThat(keepWithout(groups(Coverage.MOST_UNKEPT)).unkept())
                .endsWith(NEW_USER)
                .doesNotContain(ADMINS);
        notAsked = Optional.empty();
        lately = List.of();
        keep();
        assertThat(kept())
                .singleElement()
                .satisfies(it -> assertThat(it.rights()).isEqualTo("ADMIN"));
    }

    @Test
    void who_holds_what_could_not_be_read_is_kept_anew_when_it_can_be() {
        arrive(joined());
        keep();
        clock.pass(DAY);
        Step more = Cast.granted(ADMINS, "e-3", NOON.plusSeconds(60), Level.ADMIN);
        arrive(List.of(more));
        assertThat(keep(new Broken(chains, List.of(ADMINS))).unkept()).contains(ADMINS);
        lately = List.of();
        assertThat(keep()).isEqualTo(1);
        assertThat(kept())
                .singleElement()
                .satisfies(it -> assertThat(it.rights()).isEqualTo("ADMIN"));
        assertThat(evidence.coverage())
                .hasValueSatisfying(it -> assertThat(it.allUnkept()).isZero());
    }

    @Test
    void if_what_came_cannot_be_read_it_is_tried_again_and_that_is_said() {
        Keeping keeping = keeping(chains, List.of());
        Changes broken = new Lately() {
            @Override
            public Stream<Change> since(Instant time, Duration least) {
                throw new IllegalStateException("no table");
            }
        };
        Result result = new Keeping(broken, chains, keeping.detector(), keeping.told(), evidence)
                .upTo(clock.instant(), List.of());
        assertThat(result.trouble()).hasValueSatisfying(it -> assertThat(it).hasMessage("no table"));
        assertThat(evidence.coverage()).isEmpty();
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

    private static List<Step> joined() {
        Step creation = Cast.created(NEW_USER, "e-1", NOON);
        Step joined = Cast.step(
                NEW_USER,
                "e-2",
                NOON.plusSeconds(10),
                new Fact.Granted("admins", Privilege.of(Level.UNKNOWN, "a group"), Means.GROUP, Optional.of(ADMINS)));
        Step member = Cast.step(ADMINS, "e-2", NOON.plusSeconds(10), new Fact.Noted(Note.HELD_BY, NEW_USER.key()));
        return List.of(creation, joined, member);
    }

    private static List<Subject> groups(int number) {
        return IntStream.range(0, number)
                .<Subject>mapToObj(each -> new Subject.Thing(Subject.Kind.GROUP, "aws", HOME, "group-" + each))
                .toList();
    }

    /** Each has been given something, and cannot be read. */
    private Result keepWithout(List<Subject> groups) {
        arrive(groups.stream()
                .map(group -> Cast.granted(group, group.name(), clock.instant(), Level.ADMIN))
                .toList());
        return keep(new Broken(chains, groups));
    }

    private static Change told(Subject subject) {
        return new Change(subject, Optional.empty());
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
        Result result = keeping(chains, List.of(entries)).upTo(clock.instant(), List.of(entries));
        assertThat(result.trouble()).isEmpty();
        return result.kept();
    }

    private Result keep(ChainStore store) {
        return keeping(store, List.of()).upTo(clock.instant(), List.of());
    }

    private Keeping keeping(ChainStore store, List<AllowlistEntry> entries) {
        Allowlist allowlist = () -> new Allowlist.Entries(entries, List.of());
        Detector detector = new Detector(store, Account.NOT_ASKED, new Analytic(Tuning.DEFAULT, allowlist));
        return new Keeping(new Lately(), store, detector, this::uidsOf, evidence);
    }

    private Set<String> uidsOf(Subject subject) {
        if (notAsked.equals(Optional.of(subject))) {
            throw new IllegalStateException("not told");
        }
        return told;
    }

    private class Lately implements Changes {
        @Override
        public Stream<Change> since(Instant time, Duration least) {
            asked.add(time);
            lives.add(least);
            return lately.stream();
        }

        @Override
        public Duration life() {
            return life;
        }
    }

    private List<IdentityRecord> kept() {
        return evidence.between(NOON.minus(DAY), NOON.plus(DAY))
                .map(Kept::identity)
                .toList();
    }

    /** Of one subject, or of all, nothing can be read. */
    private record Broken(ChainStore store, List<Subject> subjects) implements ChainStore {
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
            if (subjects.isEmpty() || subjects.contains(of)) {
                throw new IllegalStateException("not now");
            }
            return store.read(of);
        }
    }
}
