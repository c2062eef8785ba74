package dev.latchkey.infra;

import dev.latchkey.detection.verdict.TuningText;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * From whom calls are forwarded, besides other regions of the stack's own account.
 *
 * @param organization all of whose accounts may
 * @param accounts that may
 */
record ForwardedFrom(Optional<String> organization, List<String> accounts) {
    private static final String OWN = "own";
    private static final Pattern ORGANIZATION = Pattern.compile("o-[a-z0-9]{10,32}");

    /** The policy of a bus takes 10 KB. */
    private static final int MOST = 100;

    ForwardedFrom {
        accounts = List.copyOf(accounts);
    }

    static ForwardedFrom of(String text) {
        if (text.equals(OWN)) {
            return new ForwardedFrom(Optional.empty(), List.of());
        }
        if (ORGANIZATION.matcher(text).matches()) {
            return new ForwardedFrom(Optional.of(text), List.of());
        }
        List<String> accounts = accounts(text);
        if (accounts.size() > MOST) {
            throw refused("holds %d accounts, and more than %d have no room".formatted(accounts.size(), MOST));
        }
        return new ForwardedFrom(Optional.empty(), accounts);
    }

    private static List<String> accounts(String text) {
        try {
            return Arrays.stream(text.split(",", -1))
                    .map(String::strip)
                    .map(TuningText::account)
                    .distinct()
                    .toList();
        } catch (IllegalArgumentException e) {
            throw refused("holds '%s'".formatted(text));
        }
    }

    private static RefusedContext refused(String what) {
        return new RefusedContext(
                ("the context key 'forwardedFrom' %s. Write an organization's id (o-...), ids of accounts"
                                + " with commas, or own for other regions of this account.")
                        .formatted(what));
    }

    boolean isOfOthers() {
        return organization.isPresent() || !accounts.isEmpty();
    }
}
