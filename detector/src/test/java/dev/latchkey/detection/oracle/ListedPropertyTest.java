package dev.latchkey.detection.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.JudgedChain;
import dev.latchkey.detection.JudgedSteps;
import dev.latchkey.detection.Listing;
import dev.latchkey.detection.allowlist.Allowlist;
import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.chain.Account;
import dev.latchkey.detection.chain.Chain;
import dev.latchkey.detection.chain.InMemoryChainStore;
import dev.latchkey.detection.chain.StepKey;
import dev.latchkey.detection.digest.IdentityRecord;
import dev.latchkey.detection.effective.Budget;
import dev.latchkey.detection.effective.Resolution;
import dev.latchkey.detection.step.Fact;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.verdict.Analytic;
import dev.latchkey.detection.verdict.Severity;
import dev.latchkey.detection.verdict.Tuning;
import dev.latchkey.detection.verdict.Verdict;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** "Creation, grant or credential alone, otherwise: no finding, listed": whatever was given is in one place or the other. */
class ListedPropertyTest {

    private static final Tuning RIGHTS = Tuning.DEFAULT.withTellFrom(Severity.INFORMATIONAL);

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void each_creation_grant_and_credential_is_judged_or_else_listed(
            @ForAll("histories") List<Step> history, @ForAll("tunings") Tuning tuning) {
        InMemoryChainStore store = new InMemoryChainStore();
        store.add(history);
        Analytic analytic = new Analytic(tuning, Allowlist.NOBODY);
        List<Verdict> shown = store.subjects().stream()
                .flatMap(subject -> analytic.judge(store.read(subject)).stream())
                .filter(IdentityRecord::isListed)
                .toList();
        List<Verdict> listed = store.subjects().stream()
                .flatMap(subject -> listed(analytic, shown, store.read(subject)))
                .toList();
        assertThat(keys(shown, listed))
                .containsExactlyInAnyOrderElementsOf(history.stream()
                        .filter(OraclePairs::isStageStep)
                        .map(StepKey::new)
                        .distinct()
                        .toList());
        assertThat(listed).allMatch(verdict -> verdict.finding().isEmpty());
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void whatever_way_rights_take_and_names_change_hands(@ForAll("calls") List<ApiCall> history) {
        World world = new World(RIGHTS);
        history.forEach(world.detector()::remember);
        Analytic analytic = new Analytic(RIGHTS, Allowlist.NOBODY);
        List<Subject> identities =
                world.store().subjects().stream().filter(Subject::isIdentity).toList();
        List<Verdict> shown = identities.stream()
                .flatMap(subject -> world.detector().judge(subject).verdicts().stream())
                .filter(IdentityRecord::isListed)
                .toList();
        List<Verdict> listed = identities.stream()
                .flatMap(subject -> listed(analytic, shown, resolved(world, subject)))
                .toList();
        List<String> credentials = identities.stream()
                .flatMap(subject -> world.store().read(subject).steps().stream())
                .filter(step -> step.fact() instanceof Fact.CredentialMade)
                .map(Step::eventId)
                .distinct()
                .toList();
        assertThat(keys(shown, listed))
                .doesNotHaveDuplicates()
                .extracting(key -> key.step().eventId())
                .containsAll(credentials);
        assertThat(listed).allMatch(verdict -> verdict.finding().isEmpty());
    }

    /** A chain is read and worked out once where it can be. */
    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void what_a_judged_chain_holds_besides_is_what_a_second_look_finds(@ForAll("calls") List<ApiCall> history) {
        for (Tuning tuning : List.of(RIGHTS, Tuning.DEFAULT)) {
            World world = new World(tuning);
            history.forEach(world.detector()::remember);
            Analytic analytic = new Analytic(tuning, Allowlist.NOBODY);
            Listing listing = new Listing(world.store(), Account.NOT_ASKED, analytic);
            world.store().subjects().stream().filter(Subject::isIdentity).forEach(subject -> {
                JudgedChain judged = world.detector().judge(subject);
                JudgedSteps shown = JudgedSteps.of(judged.verdicts().stream()
                        .filter(IdentityRecord::isListed)
                        .toList());
                List<Verdict> another = analytic.listed(resolved(world, subject), shown::contains);
                assertThat(judged.holdsMoreThan(shown) ? listing.of(judged, shown) : List.of())
                        .isEqualTo(another);
            });
        }
    }

    private static Chain resolved(World world, Subject subject) {
        return Resolution.of(subject, world.store(), Account.NOT_ASKED, RIGHTS.window(), new Budget());
    }

    private static Stream<Verdict> listed(Analytic analytic, List<Verdict> judged, Chain chain) {
        return analytic.listed(chain, JudgedSteps.of(judged)::contains).stream();
    }

    private static List<StepKey> keys(List<Verdict> judged, List<Verdict> listed) {
        return Stream.concat(judged.stream(), listed.stream())
                .flatMap(verdict -> verdict.stretch().steps().stream())
                .map(StepKey::new)
                .toList();
    }

    @Provide
    Arbitrary<List<Step>> histories() {
        return Histories.histories();
    }

    @Provide
    Arbitrary<Tuning> tunings() {
        return Histories.tunings();
    }

    @Provide
    Arbitrary<List<ApiCall>> calls() {
        return RightsHistories.histories();
    }
}
