package dev.latchkey.ocsf;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.detection.alert.Alert;
import dev.latchkey.detection.alert.IdentityContext.Remark;
import dev.latchkey.detection.text.PlainText;

/** What IAM says of the identity now, as OCSF enrichments of the resource's name. */
final class EnrichmentNode {

    private EnrichmentNode() {}

    static ArrayNode all(Alert alert) {
        String target = PlainText.of(alert.finding().stretch().target());
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        alert.context().stream().map(remark -> of(target, remark)).forEach(all::add);
        return all;
    }

    private static ObjectNode of(String target, Remark remark) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("name", "resources.name")
                .put("value", target)
                .put("type", PlainText.of(remark.about()))
                .put("provider", "AWS IAM");
        node.putObject("data").put("says", PlainText.of(remark.text()));
        return node;
    }
}
