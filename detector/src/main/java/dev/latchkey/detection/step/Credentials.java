package dev.latchkey.detection.step;

import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.subject.Subject;
import java.util.function.Function;
import java.util.stream.Stream;

/** Calls that make a credential of a user or of root, or wake one up. */
final class Credentials {

    static final String OF_SERVICE = "service-specific credential";

    private Credentials() {}

    static Function<ApiCall, Stream<Meaning>> made(String kind, String idField) {
        return call -> Stream.of(Target.userOrOneself(call).gets(credential(call, kind, idField)));
    }

    /** Only the change to Active is a credential. */
    static Function<ApiCall, Stream<Meaning>> switched(String kind, String idField) {
        return call -> {
            String status = call.request("status").orElse("");
            Target target = Target.userOrOneself(call);
            return Stream.of(
                    status.equalsIgnoreCase("Active")
                            ? target.gets(credential(call, "re-activated " + kind, idField))
                            : Meaning.noted(target, Note.DONE, kind + " " + id(call, idField) + " made " + status));
        };
    }

    /** For oneself it is a change of one's own password, which gives nothing new; but root has no master. */
    static Stream<Meaning> passwordUpdated(ApiCall call) {
        Target target = Target.userOrOneself(call);
        boolean own = target.subject() instanceof Subject.User user && user.is(call.actor());
        return Stream.of(
                own
                        ? Meaning.noted(target, Note.DONE, "own password changed")
                        : target.gets(new Fact.CredentialMade("password", "")));
    }

    static Function<ApiCall, Stream<Meaning>> noted(String what) {
        return call -> Stream.of(Meaning.noted(Target.userOrOneself(call), Note.DONE, what));
    }

    private static Fact credential(ApiCall call, String kind, String idField) {
        return new Fact.CredentialMade(kind, id(call, idField));
    }

    private static String id(ApiCall call, String field) {
        String leaf = field.substring(field.lastIndexOf('.') + 1);
        return call.response(field).or(() -> call.request(leaf)).orElse("");
    }
}
