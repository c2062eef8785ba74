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

/** Calls that tag an identity or take a tag away, by which policies elsewhere may let it in. */
final class Tags {

    /** As many as an identity may have. */
    private static final int MOST = 50;

    /** By such a tag the console describes an access key. */
    private static final Pattern ACCESS_KEY = Pattern.compile("AKIA[A-Z0-9]{12,124}");

    private static final Privilege PERHAPS = Privilege.of(Level.UNKNOWN, "policies elsewhere may go by tags");

    private Tags() {}

    static Function<ApiCall, Stream<Meaning>> given(Function<ApiCall, Target> target) {
        return call -> meaning(target.apply(call), keys(call, "tags.", ".key"), Means.TAG, "access key described");
    }

    /** Policies elsewhere may hold back whoever bears a tag. */
    static Function<ApiCall, Stream<Meaning>> taken(Function<ApiCall, Target> target) {
        return call -> meaning(
                target.apply(call), keys(call, "tagKeys.", ""), Means.UNTAGGED, "description of an access key deleted");
    }

    private static Stream<Meaning> meaning(Target target, List<String> keys, Means means, String ofAccessKey) {
        Optional<String> named = named(keys);
        return Stream.of(
                named.isPresent() || keys.isEmpty()
                        ? target.gets(granted(named.orElse("tags"), means))
                        : Meaning.noted(target, Note.DONE, ofAccessKey));
    }

    /** With which a user is born. */
    static Stream<Meaning> born(ApiCall call, Target user) {
        return named(keys(call, "tags.", ".key")).stream().map(key -> user.gets(granted(key, Means.TAG)));
    }

    private static Optional<String> named(List<String> keys) {
        return keys.stream().filter(key -> !ACCESS_KEY.matcher(key).matches()).findFirst();
    }

    private static Fact granted(String key, Means means) {
        return new Fact.Granted(key, PERHAPS, means, Optional.empty());
    }

    /** Joined, as a format costs more than all else that is made of a call. */
    private static List<String> keys(ApiCall call, String before, String after) {
        if (!call.hasRequested(before)) {
            return List.of();
        }
        return IntStream.range(0, MOST)
                .mapToObj(at -> call.request(before + at + after))
                .flatMap(Optional::stream)
                .toList();
    }
}
