package dev.latchkey.detection.verdict;

import static dev.latchkey.detection.Cast.NEW_USER;
import static dev.latchkey.detection.Cast.NOON;
import static dev.latchkey.detection.Cast.TERRAFORM;
import static dev.latchkey.detection.Cast.by;
import static dev.latchkey.detection.Cast.created;
import static dev.latchkey.detection.Cast.granted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.allowlist.Allowlist;
import dev.latchkey.detection.allowlist.AllowlistEntry;
import dev.latchkey.detection.allowlist.EntryAttributes;
import dev.latchkey.detection.chain.Chain;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Step;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What each kind of verdict says of itself. */
class VerdictTest {

    private static final Step CREATION = by(TERRAFORM, created(NEW_USER, "e-1", NOON));
    private static final Step GRANT = by(TERRAFORM, granted(NEW_USER, "e-2", NOON, Level.ADMIN));
    private static final AllowlistEntry ALL = EntryAttributes.entry(Map.of("maxPrivilege", "ADMIN"));
    private static final AllowlistEntry OF_OTHERS =
            EntryAttributes.entry(Map.of("pk", "others", "principal", "*:user/mallory"));

    @Test
    void an_approved_one_is_no_finding_and_still_says_what_it_would_be_and_who_approved_it() {
        Verdict approved = judge(List.of(OF_OTHERS, ALL), CREATION, GRANT);
        assertThat(approved.finding()).isEmpty();
        assertThat(approved.assessed()).map(Assessment::inTable).contains(Case.NEW_USER_POWERFUL);
        assertThat(approved.approvedBy()).containsExactly(ALL);
        assertThat(approved.stretch().steps()).containsExactly(CREATION, GRANT);
    }

    @Test
    void what_is_not_approved_was_approved_by_nobody_and_is_what_it_would_be() {
        Verdict incomplete = judge(List.of(), CREATION, GRANT);
        assertThat(incomplete).isInstanceOf(Verdict.Incomplete.class);
        assertThat(incomplete.assessed()).isEqualTo(incomplete.finding());
        assertThat(incomplete.approvedBy()).isEmpty();
    }

    @Test
    void what_could_not_be_asked_is_said_by_a_finding_and_changes_no_other() {
        List<String> problems = List.of("IAM could not be asked");
        Verdict approved = judge(List.of(ALL), CREATION, GRANT);
        assertThat(approved.alsoSaying(problems)).isEqualTo(approved);
        Verdict unrelated = judge(List.of(), CREATION);
        assertThat(unrelated.alsoSaying(problems)).isEqualTo(unrelated);
        assertThat(judge(List.of(), CREATION, GRANT).alsoSaying(problems).finding())
                .hasValueSatisfying(it -> assertThat(it.problems()).isEqualTo(problems));
    }

    @Test
    void every_trait_says_in_words_of_its_own_what_it_is() {
        Set<String> sentences = Set.copyOf(
                Stream.of(Trait.Kind.values()).map(Trait.Kind::sentence).toList());
        assertThat(sentences).hasSize(Trait.Kind.values().length).allMatch(sentence -> !sentence.isBlank());
    }

    private static Verdict judge(List<AllowlistEntry> entries, Step... steps) {
        Allowlist allowlist = () -> new Allowlist.Entries(entries, List.of());
        return new Analytic(Tuning.DEFAULT, allowlist)
                .judge(Chain.of(NEW_USER, List.of(steps)))
                .get(0);
    }
}
