package dev.latchkey.detection.review;

import dev.latchkey.detection.allowlist.AllowlistEntry;
import dev.latchkey.detection.call.GlobRelation;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What lint asks about the wildcards of a principal in one account: who could give himself a name that they match. */
record WildcardReview(AllowlistEntry entry, String pattern, String identity) {

    private static final Pattern IDENTITY = Pattern.compile("arn:[^:]+:iam::[0-9]{12}:(.*[*?].*)", Pattern.DOTALL);

    private static final Pattern EVERYBODY = Pattern.compile("((user|role)/)?[*?]+", Pattern.DOTALL);

    private static final Pattern PATH = Pattern.compile("(user|role)/([^*?]*/)[^/]*[*?].*", Pattern.DOTALL);

    /** Below these paths AWS alone makes roles. */
    private static final Pattern PROTECTED = Pattern.compile("role/(aws-reserved|aws-service-role)/.*", Pattern.DOTALL);

    static Stream<AllowlistRemark> of(AllowlistEntry entry) {
        String pattern = entry.principal().pattern();
        Matcher named = IDENTITY.matcher(pattern);
        return named.matches() ? new WildcardReview(entry, pattern, named.group(1)).remarks() : Stream.empty();
    }

    private Stream<AllowlistRemark> remarks() {
        if (isEverybody()) {
            return Stream.of(AllowlistRemark.error(
                    entry, "principal is everybody in the account: " + pattern, "name the role or user"));
        }
        String makers = makers();
        if (makers.isEmpty() || PROTECTED.matcher(identity).matches()) {
            return Stream.empty();
        }
        String reason = "whoever has " + makers + " can make a principal of such a name: " + pattern;
        String remedy = "write the name out, bind the entry to networks, or let few make any below that path";
        return Stream.of(
                isBound()
                        ? AllowlistRemark.warning(entry, reason, remedy)
                        : AllowlistRemark.error(entry, reason, remedy));
    }

    /** All roles, or all users, however that is written. */
    private boolean isEverybody() {
        return EVERYBODY.matcher(identity).matches()
                || GlobRelation.covers(identity, "role/*")
                || GlobRelation.covers(identity, "user/*");
    }

    /** A wildcard before the kind leaves open which it is. */
    private String makers() {
        return Stream.of(List.of("role/*", "iam:CreateRole"), List.of("user/*", "iam:CreateUser"))
                .filter(kind -> GlobRelation.meet(identity, kind.get(0)))
                .map(kind -> kind.get(1))
                .collect(Collectors.joining(" or "));
    }

    /** By a path, or by networks that are not those of the whole world. */
    private boolean isBound() {
        boolean somewhere = !entry.bounds().isFromAnywhere()
                && entry.bounds().networks().stream().noneMatch(OriginReview::isWide);
        return somewhere || PATH.matcher(identity).matches();
    }
}
