package dev.latchkey.detection.review;

import dev.latchkey.detection.allowlist.AllowlistEntry;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What lint asks about the names in an entry: those that nobody could have, and those that may be several. */
record NamesReview(AllowlistEntry entry) {

    /** The letters of names in IAM, and wildcards. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_+=,.@*?-]+");

    private static final String APART = "if several are meant, write each by itself, in a list";

    static Stream<AllowlistRemark> of(AllowlistEntry entry) {
        NamesReview it = new NamesReview(entry);
        return Stream.concat(it.targets(), it.withComma("people", entry.principal().people().stream()));
    }

    private Stream<AllowlistRemark> targets() {
        Stream<AllowlistRemark> none = entry.bounds().targets().stream()
                .filter(target -> !isName(target))
                .sorted()
                .map(target -> AllowlistRemark.error(
                        entry,
                        "no identity has such a name: " + target,
                        target.indexOf(',') < 0 ? "targets are names, not ARNs or paths" : APART));
        Stream<String> names = entry.bounds().targets().stream().filter(NamesReview::isName);
        return Stream.concat(none, withComma("targets", names));
    }

    /** A name may have one, so that this is asked and not refused. */
    private Stream<AllowlistRemark> withComma(String attribute, Stream<String> texts) {
        return texts.filter(text -> text.indexOf(',') >= 0)
                .sorted()
                .map(text ->
                        AllowlistRemark.warning(entry, attribute + " has one name with a comma in it: " + text, APART));
    }

    private static boolean isName(String target) {
        return NAME.matcher(target).matches();
    }
}
