package dev.latchkey.detection.step;

import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.subject.Subject;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * One thing that a call means for one subject.
 *
 * @param name the subject's as AWS wrote it
 */
record Meaning(Subject subject, String name, Fact fact) {

    private static final List<String> DENIALS = List.of("accessdenied", "unauthorized", "notauthorized");

    /** No thing, one or several. */
    static Stream<Meaning> of(ApiCall call, Operation operation) {
        if (!call.succeeded()) {
            return isDenied(call, operation) ? attempted(call) : Stream.of();
        }
        Stream<Meaning> omitted =
                call.omitted() ? Stream.of(noted(Target.caller(call), Note.OMITTED, "")) : Stream.of();
        boolean named = !call.omitted() || Target.isAnswered(call, operation);
        return Stream.concat(omitted, named ? operation.meaning(call) : Stream.of());
    }

    /** A role is often assumed before it has spread: such a denial is everyday. */
    private static boolean isDenied(ApiCall call, Operation operation) {
        String code = call.errorCode().orElse("").toLowerCase(Locale.ROOT);
        return operation != Operation.ASSUME_ROLE && DENIALS.stream().anyMatch(code::contains);
    }

    private static Stream<Meaning> attempted(ApiCall call) {
        String code = call.errorCode().orElse("");
        return Stream.concat(Target.named(call).stream(), Stream.of(Target.caller(call)))
                .map(target -> noted(target, Note.DENIED, code));
    }

    static Meaning noted(Target target, Note note, String text) {
        return target.gets(new Fact.Noted(note, text));
    }
}
