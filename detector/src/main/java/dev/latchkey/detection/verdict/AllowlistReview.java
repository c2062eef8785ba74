package dev.latchkey.detection.verdict;

import dev.latchkey.detection.chain.Operation;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a careful colleague would ask about an entry that can be read. */
public final class AllowlistReview {

    /** Nothing before the name may be a wildcard, for {@code *} reaches over the colons of an ARN. */
    private static final Pattern OF_ONE_ACCOUNT =
            Pattern.compile("arn:[a-z-]+:(iam|sts)::[0-9]{12}:.+|account:[0-9]{12}|service:[^*?]+", Pattern.DOTALL);

    private static final Pattern SESSION = Pattern.compile("arn:[^:]+:sts:[^:]*:[^:]*:assumed-role/.*", Pattern.DOTALL);
    private static final Pattern OF_SOMEBODY = Pattern.compile("(arn:|account:|service:).+|.*[*?].*", Pattern.DOTALL);

    private static final Set<String> WATCHED =
            Arrays.stream(Operation.values()).map(Operation::eventName).collect(Collectors.toUnmodifiableSet());

    private final AllowlistEntry entry;
    private final Instant now;

    private AllowlistReview(AllowlistEntry entry, Instant now) {
        this.entry = entry;
        this.now = now;
    }

    /** One line for each question, beginning with the name of the entry. */
    public static List<String> of(AllowlistEntry entry, Instant now) {
        return new AllowlistReview(entry, now)
                .questions()
                .map(question -> "entry " + entry.id() + ": " + question)
                .toList();
    }

    private Stream<String> questions() {
        return Stream.of(expired(), principal(), unbounded(), anything(), unwatched())
                .flatMap(questions -> questions);
    }

    private Stream<String> expired() {
        return entry.expires().filter(end -> !now.isBefore(end)).map(end -> "expired at " + end).stream();
    }

    private Stream<String> principal() {
        String pattern = entry.principal().pattern();
        if (SESSION.matcher(pattern).matches()) {
            return Stream.of("principal is a session: write the role, such as arn:aws:iam::111122223333:role/ci");
        }
        if (!OF_SOMEBODY.matcher(pattern).matches()) {
            return Stream.of("principal names nobody: write an ARN, account:<id> or service:<name>");
        }
        return said(!OF_ONE_ACCOUNT.matcher(pattern).matches(), "principal is wider than one account: " + pattern);
    }

    private Stream<String> unbounded() {
        boolean none = entry.bounds().areNone()
                && entry.principal().people().isEmpty()
                && entry.expires().isEmpty();
        return said(none, "no bound at all: give accounts, networks, operations, targets or expires");
    }

    private Stream<String> anything() {
        boolean admin = entry.bounds().maxPrivilege() == MaxPrivilege.ADMIN;
        return said(admin && isForAnyTarget(), "maxPrivilege ADMIN without targets");
    }

    private boolean isForAnyTarget() {
        Set<String> targets = entry.bounds().targets();
        return targets.isEmpty()
                || targets.stream().anyMatch(target -> target.replace("*", "").isEmpty());
    }

    private Stream<String> unwatched() {
        return entry.bounds().operations().stream()
                .filter(operation -> !WATCHED.contains(operation))
                .sorted()
                .map(operation -> "no such operation is watched: " + operation);
    }

    private static Stream<String> said(boolean holds, String question) {
        return holds ? Stream.of(question) : Stream.empty();
    }
}
