package dev.latchkey.ocsf;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.detection.call.Origin;
import dev.latchkey.detection.call.Principal;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.text.PlainText;
import dev.latchkey.detection.verdict.Stretch;

/**
 * One step as OCSF evidence: the CloudTrail event in {@code uid}; its time in {@code data}, as OCSF has no other
 * place.
 */
final class EvidenceNode {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int USER = 1;
    private static final int ADMIN = 2;
    private static final int SYSTEM = 3;
    private static final int OTHER = 99;

    private EvidenceNode() {}

    static ObjectNode of(Stretch stretch, Step step) {
        ObjectNode evidence = NODES.objectNode().put("uid", PlainText.of(step.eventId()));
        ObjectNode api =
                evidence.putObject("api").put("operation", step.operation().eventName());
        api.putObject("service").put("name", step.operation().eventSource());
        evidence.set("actor", actor(step.actor()));
        evidence.set("src_endpoint", endpoint(step.origin()));
        evidence.putObject("http_request")
                .put("user_agent", PlainText.of(step.origin().userAgent()));
        evidence.putObject("data")
                .put("time", step.time().toString())
                .put("stage", step.stage().name())
                .put("fact", PlainText.of(step.shownIn(stretch.subject())))
                .put("method", step.origin().method().shown())
                .put("slow", stretch.slow().contains(step));
        return evidence;
    }

    private static ObjectNode actor(Principal principal) {
        ObjectNode actor = NODES.objectNode();
        ObjectNode user = actor.putObject("user")
                .put("uid", PlainText.of(principal.bearer()))
                .put("name", PlainText.of(principal.userName().orElseGet(() -> shortName(principal))))
                .put("type", PlainText.of(principal.type()))
                .put("type_id", typeId(principal));
        principal.account().ifPresent(id -> user.putObject("account").put("uid", PlainText.of(id)));
        principal.accessKeyId().ifPresent(id -> user.put("credential_uid", PlainText.of(id)));
        principal.issuerArn().ifPresent(arn -> actor.putObject("session").put("issuer", PlainText.of(arn)));
        // Of a service, src_endpoint tells as well.
        principal
                .delegate()
                .map(id -> "account:" + id)
                .or(principal::invokedBy)
                .ifPresent(invoker -> actor.put("invoked_by", PlainText.of(invoker)));
        return actor;
    }

    /** Role and session, without what stands before them in the ARN. */
    private static String shortName(Principal principal) {
        return principal.bearer().replaceFirst("^arn:[^/]*/", "");
    }

    private static ObjectNode endpoint(Origin origin) {
        ObjectNode endpoint = origin.ip()
                .map(ip -> NODES.objectNode().put("ip", PlainText.of(withoutPadding(ip))))
                .orElseGet(() -> NODES.objectNode().put("svc_name", PlainText.of(origin.address())));
        origin.country().ifPresent(code -> endpoint.putObject("location").put("country", code));
        return endpoint;
    }

    /** CloudTrail pads octets now and then, as in 075.050.255.067; OCSF does not know such an address. */
    private static String withoutPadding(String ip) {
        return ip.contains(":") ? ip : ip.replaceAll("\\b0+(?=[0-9])", "");
    }

    private static int typeId(Principal principal) {
        return switch (principal.type()) {
            case "IAMUser" -> USER;
            case "Root" -> ADMIN;
            case "AWSService" -> SYSTEM;
            default -> OTHER;
        };
    }
}
