package dev.latchkey.detection.step;

import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.subject.Subject;
import java.util.function.Function;
import java.util.stream.Stream;

/** Calls that make a credential of a user or of root, or wake one up. */
final class Credentials {

    static final String OF_SERVICE = "service-specific credential";

    private static final Fact PASSWORD = new Fact.CredentialMade("password", "");

    private static final String OF_SERVICE_IN_ANSWER = "serviceSpecificCredential.";

    private Credentials() {}

    /** @param idField where the answer has the id; who resets one names it in the request */
    static Function<ApiCall, Stream<Meaning>> made(String kind, String idField) {
        return call -> Stream.of(Target.userOrOneself(call).gets(new Fact.CredentialMade(kind, field(call, idField))));
    }

    /** What it opens is the service's alone. Which one stands in front, as a kind is known by its end. */
    static Stream<Meaning> madeForService(ApiCall call) {
        String service = field(call, OF_SERVICE_IN_ANSWER + "serviceName");
        String kind = service.isEmpty() ? OF_SERVICE : service + " " + OF_SERVICE;
        return made(kind, OF_SERVICE_IN_ANSWER + "serviceSpecificCredentialId").apply(call);
    }

    /** Only the change to Active is a credential. */
    static Function<ApiCall, Stream<Meaning>> switched(String kind, String idParameter) {
        return call -> {
            String status = call.request("status").orElse("");
            String id = call.request(idParameter).orElse("");
            Target target = Target.userOrOneself(call);
            return Stream.of(
                    status.equalsIgnoreCase("Active")
                            ? target.gets(new Fact.CredentialMade("re-activated " + kind, id))
                            : Meaning.noted(target, Note.DONE, kind + " " + id + " made " + status));
        };
    }

    static Stream<Meaning> keyDeleted(ApiCall call) {
        String id = call.request("accessKeyId").orElse("of no known id");
        return Stream.of(Meaning.noted(Target.userOrOneself(call), Note.KEY_DELETED, id));
    }

    static Stream<Meaning> passwordMade(ApiCall call) {
        return Stream.of(Target.userOrOneself(call).gets(PASSWORD));
    }

    /** For oneself it is a change of one's own password, which gives nothing new; but root has no master. */
    static Stream<Meaning> passwordUpdated(ApiCall call) {
        Target target = Target.userOrOneself(call);
        boolean own = target.subject() instanceof Subject.User user && user.is(call.actor());
        return Stream.of(own ? Meaning.noted(target, Note.DONE, "own password changed") : target.gets(PASSWORD));
    }

    private static String field(ApiCall call, String answered) {
        String asked = answered.substring(answered.lastIndexOf('.') + 1);
        return call.response(answered).or(() -> call.request(asked)).orElse("");
    }

    static Function<ApiCall, Stream<Meaning>> noted(String what) {
        return call -> Stream.of(Meaning.noted(Target.userOrOneself(call), Note.DONE, what));
    }
}
