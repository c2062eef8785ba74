package dev.latchkey.detection.chain;

import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.chain.Privilege.Level;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Calls that tag an identity, by which policies elsewhere may let it in. */
final class Tags {

    /** As many as an identity may have. */
    private static final int MOST = 50;

    /** By such a tag the console describes an access key. */
    private static final Pattern ACCESS_KEY = Pattern.compile("AKIA[A-Z0-9]{12,124}");

    private static final Privilege PERHAPS = Privilege.of(Level.UNKNOWN, "policies elsewhere may go by tags");

    private Tags() {}

    static Function<ApiCall, Stream<Meaning>> given(Function<ApiCall, Target> target) {
        return call -> {
            Target tagged = target.apply(call);
            List<String> keys = keys(call);
            Optional<String> named = keys.stream()
                    .filter(key -> !ACCESS_KEY.matcher(key).matches())
                    .findFirst();
            return Stream.of(
                    named.isPresent() || keys.isEmpty()
                            ? tagged.gets(new Fact.Granted(named.orElse("tags"), PERHAPS, Means.TAG, Optional.empty()))
                            : Meaning.noted(tagged, Note.DONE, "access key described"));
        };
    }

    private static List<String> keys(ApiCall call) {
        return IntStream.range(0, MOST)
                .mapToObj(at -> call.request("tags." + at + ".key"))
                .flatMap(Optional::stream)
                .toList();
    }
}
