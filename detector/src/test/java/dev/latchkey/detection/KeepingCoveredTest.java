package dev.latchkey.detection;

import static dev.latchkey.detection.Cast.NEW_USER;
import static dev.latchkey.detection.Cast.NOON;
import static dev.latchkey.detection.Cast.created;
import static dev.latchkey.detection.Cast.keyed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.allowlist.Allowlist;
import dev.latchkey.detection.allowlist.AllowlistEntry;
import dev.latchkey.detection.allowlist.AllowlistUnread;
import dev.latchkey.detection.digest.Coverage;
import dev.latchkey.detection.digest.Digest;
import dev.latchkey.detection.digest.DigestText;
import dev.latchkey.detection.digest.EntryNotice;
import dev.latchkey.detection.digest.IdentityRecord;
import dev.latchkey.detection.digest.Records;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What makes no finding needs no approval, and an entry for it is in use all the same. */
class KeepingCoveredTest extends KeepingCase {

    private static final Step KEY = keyed(NEW_USER, "e-key", NOON);
    private static final AllowlistEntry HELP_DESK = AllowlistEntry.of(Map.of(
            "pk", "help-desk",
            "principal", Cast.MALLORY.name(),
            "stages", Set.of("CREDENTIAL"),
            "owner", "ops",
            "reason", "resets"));

    @Test
    void one_that_an_entry_covers_is_approved_by_it() {
        arrive(List.of(KEY));
        keep(HELP_DESK);
        assertThat(kept()).singleElement().satisfies(kept -> {
            assertThat(kept.conclusion().verdict()).isEqualTo("Approved");
            assertThat(kept.conclusion().approvedBy()).containsExactly("help-desk");
        });
    }

    @Test
    void an_entry_that_covers_nothing_else_is_not_called_unused() {
        evidence.covers(sinceLong());
        arrive(List.of(KEY));
        keep(HELP_DESK);
        Digest digest = digest(HELP_DESK, Records.ANYBODY);
        assertThat(digest.notices()).extracting(EntryNotice::entry).containsExactly("anybody");
        assertThat(DigestText.of(digest)).contains("help-desk: 1 identity").contains("access key AKIAIOSFODNN7EXAMPLE");
    }

    @Test
    void nor_one_that_covers_a_creation_alone() {
        evidence.covers(sinceLong());
        arrive(List.of(created(NEW_USER, "e-birth", NOON)));
        keep(Records.ANYBODY);
        assertThat(digest(Records.ANYBODY, HELP_DESK).notices())
                .extracting(EntryNotice::entry)
                .containsExactly("help-desk");
    }

    @Test
    void one_that_was_kept_while_the_allowlist_could_not_be_read_is_approved_afterwards() {
        arrive(List.of(KEY));
        AllowlistUnread unread = new AllowlistUnread("no table", true, new IllegalStateException());
        keeping(chains, List.of()).without(unread, NOON, () -> true);
        assertThat(kept()).extracting(kept -> kept.conclusion().verdict()).containsExactly("Unrelated");
        keep(HELP_DESK);
        assertThat(kept()).extracting(kept -> kept.conclusion().verdict()).containsExactly("Approved");
    }

    @Test
    void who_was_created_comes_before_older_users_with_new_keys_and_those_before_the_approved() {
        arrive(List.of(KEY));
        keep(HELP_DESK);
        arrive(List.of(keyed(OTHER, "e-other", NOON.plusSeconds(1))));
        keep();
        arrive(List.of(created(new Subject.User("aws", Cast.HOME, "new"), "e-new", NOON.plusSeconds(2))));
        keep();
        assertThat(digest().worstFirst())
                .extracting(IdentityRecord::identity)
                .containsExactly("new", "other", "backup-svc");
    }

    /** Long enough to say what has not been used. */
    private Coverage sinceLong() {
        Instant from = NOON.minus(Duration.ofDays(100));
        return new Coverage(from, NOON, life, Optional.empty(), List.of(), 0, Optional.empty());
    }

    private Digest digest(AllowlistEntry... entries) {
        Allowlist.Entries allowlist = new Allowlist.Entries(List.of(entries), List.of());
        return Digest.of(evidence, allowlist, NOON.minus(DAY), NOON.plus(DAY));
    }
}
