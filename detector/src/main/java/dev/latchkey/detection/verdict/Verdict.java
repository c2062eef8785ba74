package dev.latchkey.detection.verdict;

import dev.latchkey.detection.allowlist.AllowlistEntry;
import java.util.List;
import java.util.Optional;

/** What is concluded of one stretch. */
public sealed interface Verdict {

    /** What is judged. */
    Stretch stretch();

    /** What people would be told, if it is severe enough. */
    Optional<Assessment> finding();

    /** What the finding is, or would be if nobody had approved it; empty where no case of the table holds. */
    default Optional<Assessment> assessed() {
        return finding();
    }

    /** The same, but for what its alert says could not be taken into account. */
    default Verdict alsoSaying(List<String> problems) {
        return this;
    }

    /** The entries that approved it. */
    default List<AllowlistEntry> approvedBy() {
        return List.of();
    }

    /**
     * No case of the table: listed, never told.
     *
     * @param approvedBy if it was held against the allowlist, for whoever goes through what was listed
     */
    record Unrelated(Stretch stretch, List<AllowlistEntry> approvedBy) implements Verdict {
        public Unrelated {
            approvedBy = List.copyOf(approvedBy);
        }

        public Unrelated(Stretch stretch) {
            this(stretch, List.of());
        }

        @Override
        public Optional<Assessment> finding() {
            return Optional.empty();
        }
    }

    /** A finding that later steps may still complete. */
    record Incomplete(Assessment assessment) implements Verdict {
        @Override
        public Verdict alsoSaying(List<String> problems) {
            return new Incomplete(assessment.alsoSaying(problems));
        }

        @Override
        public Stretch stretch() {
            return assessment.stretch();
        }

        @Override
        public Optional<Assessment> finding() {
            return Optional.of(assessment);
        }
    }

    /** Every step is covered by an approved provisioner's entry. */
    record Approved(Assessment assessment, List<AllowlistEntry> by) implements Verdict {
        public Approved {
            by = List.copyOf(by);
        }

        @Override
        public Optional<Assessment> assessed() {
            return Optional.of(assessment);
        }

        @Override
        public List<AllowlistEntry> approvedBy() {
            return by;
        }

        @Override
        public Stretch stretch() {
            return assessment.stretch();
        }

        @Override
        public Optional<Assessment> finding() {
            return Optional.empty();
        }
    }

    /** Complete, or as severe as if it were. */
    record Suspicious(Assessment assessment) implements Verdict {
        @Override
        public Verdict alsoSaying(List<String> problems) {
            return new Suspicious(assessment.alsoSaying(problems));
        }

        @Override
        public Stretch stretch() {
            return assessment.stretch();
        }

        @Override
        public Optional<Assessment> finding() {
            return Optional.of(assessment);
        }
    }
}
