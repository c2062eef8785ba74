package dev.latchkey.detection.chain;

import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.call.TrustDocument.Kind;
import dev.latchkey.detection.call.TrustDocument.Trusted;
import dev.latchkey.detection.chain.Privilege.Level;
import java.util.List;
import java.util.stream.Stream;

/** What a successful call adds, one function for each shape of call in the table. */
final class Facts {

    /** Some account, we cannot tell which: what is not understood counts as open to the outside. */
    private static final Trusted UNREADABLE = new Trusted(Kind.AWS, "unreadable trust policy", false, false);

    private Facts() {}

    static Stream<Fact> created(ApiCall call) {
        return Stream.of(new Fact.Created());
    }

    static Stream<Fact> createdWithDoor(ApiCall call) {
        List<Trusted> trusted = call.trust().map(trust -> trust.trusted()).orElse(List.of(UNREADABLE));
        return Stream.of(new Fact.Created(), new Fact.DoorOpened(trusted));
    }

    static Stream<Fact> attached(ApiCall call) {
        String arn = call.required("policyArn");
        return Stream.of(new Fact.Granted(arn, ManagedPolicy.privilegeOf(arn)));
    }

    static Stream<Fact> inlined(ApiCall call) {
        Privilege privilege = call.policy()
                .map(document -> PolicyLevel.of(document, call.partition(), call.account()))
                .orElse(Privilege.of(Level.UNKNOWN, "the document could not be read"));
        return Stream.of(new Fact.Granted(call.required("policyName"), privilege));
    }

    static Stream<Fact> accessKey(ApiCall call) {
        String id = call.response("accessKey.accessKeyId").orElse("of unknown id");
        return Stream.of(new Fact.CredentialMade("access key", id));
    }
}
