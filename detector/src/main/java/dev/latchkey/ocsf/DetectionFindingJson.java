package dev.latchkey.ocsf;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.detection.alert.Alert;
import dev.latchkey.detection.alert.AlertParts;
import dev.latchkey.detection.alert.CaseWords;
import dev.latchkey.detection.alert.Finding;
import dev.latchkey.detection.alert.Headline;
import dev.latchkey.detection.alert.Superseding;
import dev.latchkey.detection.alert.Telltale;
import dev.latchkey.detection.text.PlainText;
import dev.latchkey.detection.verdict.Trait;

/** An alert as an OCSF Detection Finding (class 2004): compact JSON on one line. */
public final class DetectionFindingJson {

    /** Of the schema, to which a test holds what is sent; evidences have a {@code uid} since 1.5.0. */
    static final String OCSF_VERSION = "1.8.0";

    /** An attacker may make any number of steps; what is left out is counted in {@code unmapped}. */
    public static final int MOST_EVIDENCES = 40;

    private static final int CLASS_UID = 2004;
    private static final int RULE = 1;
    private static final int NEW = 1;
    private static final int RESOLVED = 4;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private DetectionFindingJson() {}

    public static String of(Alert alert) {
        return of(alert, MOST_EVIDENCES);
    }

    public static String of(Alert alert, int mostEvidences) {
        return tree(alert, mostEvidences).toString();
    }

    private static ObjectNode tree(Alert alert, int mostEvidences) {
        Finding finding = alert.finding();
        ObjectNode root = NODES.objectNode();
        addClass(root, alert);
        boolean over = alert.activity() == Alert.Activity.CLOSE;
        root.put("severity_id", finding.severity().ocsfId())
                .put("severity", finding.severity().shown());
        root.put("status_id", over ? RESOLVED : NEW).put("status", over ? "Resolved" : "New");
        root.put("time", finding.lastSeen().toEpochMilli());
        root.put("message", Headline.sentence(finding));
        Superseding.sentence(alert).ifPresent(sentence -> root.put("comment", sentence));
        root.put("is_alert", true);
        root.set("metadata", metadata());
        root.set("finding_info", findingInfo(alert));
        root.set("cloud", cloud(finding));
        root.set("resources", resources(finding));
        root.set("evidences", evidences(finding, mostEvidences));
        if (!alert.context().isEmpty()) {
            root.set("enrichments", EnrichmentNode.all(alert));
        }
        root.set("unmapped", unmapped(finding, mostEvidences));
        return root;
    }

    private static void addClass(ObjectNode root, Alert alert) {
        root.put("activity_id", alert.activity().ocsfId())
                .put("activity_name", alert.activity().shown());
        root.put("category_uid", 2).put("category_name", "Findings");
        root.put("class_uid", CLASS_UID).put("class_name", "Detection Finding");
        root.put("type_uid", typeUid(alert.activity()));
    }

    static int typeUid(Alert.Activity activity) {
        return CLASS_UID * 100 + activity.ocsfId();
    }

    private static ObjectNode metadata() {
        ObjectNode metadata = NODES.objectNode().put("version", OCSF_VERSION);
        metadata.putArray("profiles").add("cloud");
        metadata.putObject("product").put("name", "Latchkey").put("vendor_name", "Latchkey");
        return metadata;
    }

    private static ObjectNode findingInfo(Alert alert) {
        Finding finding = alert.finding();
        ObjectNode info = NODES.objectNode().put("uid", finding.uid()).put("title", Headline.title(finding));
        info.put("first_seen_time", finding.firstSeen().toEpochMilli());
        info.put("last_seen_time", finding.lastSeen().toEpochMilli());
        info.putArray("data_sources").add("AWS CloudTrail");
        info.putObject("analytic")
                .put("uid", "AN0900")
                .put("name", "MITRE ATT&CK analytic AN0900 (detection strategy DET0319, technique T1136.003)")
                .put("type_id", RULE)
                .put("type", "Rule")
                .put("version", "1.0");
        ArrayNode related = RelatedEvents.of(alert);
        return related.isEmpty() ? info : info.set("related_events", related);
    }

    private static ObjectNode cloud(Finding finding) {
        ObjectNode cloud = NODES.objectNode().put("provider", "AWS");
        cloud.put("region", PlainText.of(finding.stretch().anchor().region()));
        cloud.putObject("account")
                .put("uid", finding.subject().account())
                .put("type_id", 10)
                .put("type", "AWS Account");
        return cloud;
    }

    private static ArrayNode resources(Finding finding) {
        ObjectNode target = NODES.objectNode()
                .put("name", PlainText.of(finding.stretch().target()))
                .put("type", finding.subject().kind().resourceType())
                .put("cloud_partition", finding.subject().partition());
        return NODES.arrayNode().add(target);
    }

    private static ArrayNode evidences(Finding finding, int most) {
        ArrayNode evidences = NODES.arrayNode();
        Telltale.of(finding.stretch().story(), most).stream()
                .map(step -> EvidenceNode.of(finding.stretch(), step))
                .forEach(evidences::add);
        return evidences;
    }

    private static ObjectNode unmapped(Finding finding, int mostEvidences) {
        ObjectNode unmapped = NODES.objectNode();
        unmapped.put("case_id", finding.assessment().inTable().name());
        unmapped.put("case", CaseWords.of(finding.assessment()));
        unmapped.put("privilege", finding.stretch().privilege().level().name());
        ArrayNode traits = unmapped.putArray("traits");
        finding.assessment().traits().stream().map(DetectionFindingJson::trait).forEach(traits::add);
        ArrayNode problems = unmapped.putArray("problems");
        finding.assessment().problems().stream().limit(10).map(PlainText::of).forEach(problems::add);
        long leftOut = Math.max(0, finding.stretch().story().size() - mostEvidences);
        unmapped.put("evidences_left_out", leftOut);
        return unmapped;
    }

    private static ObjectNode trait(Trait trait) {
        return NODES.objectNode()
                .put("name", trait.kind().name())
                .put("weight", trait.kind().weight())
                .put("fact", PlainText.of(trait.fact(), AlertParts.LONGEST_FACT));
    }
}
