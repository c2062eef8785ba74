package dev.latchkey.detection.step;

import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.rights.Privilege;
import dev.latchkey.detection.rights.Privilege.Level;
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
            Optional<String> named = named(keys);
            return Stream.of(
                    named.isPresent() || keys.isEmpty()
                            ? tagged.gets(granted(named.orElse("tags")))
                            : Meaning.noted(tagged, Note.DONE, "access key described"));
        };
    }

    /** With which a user is born. */
    static Stream<Meaning> born(ApiCall call, Target user) {
        return named(keys(call)).stream().map(key -> user.gets(granted(key)));
    }

    private static Optional<String> named(List<String> keys) {
        return keys.stream().filter(key -> !ACCESS_KEY.matcher(key).matches()).findFirst();
    }

    private static Fact granted(String key) {
        return new Fact.Granted(key, PERHAPS, Means.TAG, Optional.empty());
    }

    private static List<String> keys(ApiCall call) {
        return IntStream.range(0, MOST)
                .mapToObj(at -> call.request("tags." + at + ".key"))
                .flatMap(Optional::stream)
                .toList();
    }
}
