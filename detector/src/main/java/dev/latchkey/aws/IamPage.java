package dev.latchkey.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One page of a list of IAM's.
 *
 * @param next the marker of the next page; empty on the last
 */
record IamPage(List<String> texts, Optional<String> next) {

    /** Of 100 each: IAM's quotas leave less than that on one holder, so more is no honest account. */
    static final int MOST_PAGES = 2;

    IamPage {
        texts = List.copyOf(texts);
    }

    /** @param marker that the answer has if it is cut off */
    static IamPage of(List<String> texts, Boolean cutOff, String marker) {
        return new IamPage(texts, Optional.ofNullable(marker).filter(there -> Boolean.TRUE.equals(cutOff)));
    }

    /** The pages as one; with a next one if they were more than are read. */
    static IamPage all(Function<Optional<String>, IamPage> ask) {
        List<String> texts = new ArrayList<>();
        Optional<String> next = Optional.empty();
        for (int page = 0; page == 0 || (next.isPresent() && page < MOST_PAGES); page++) {
            IamPage read = ask.apply(next);
            texts.addAll(read.texts());
            next = read.next();
        }
        return new IamPage(texts, next);
    }
}
