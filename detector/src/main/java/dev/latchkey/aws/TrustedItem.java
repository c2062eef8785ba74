package dev.latchkey.aws;

import dev.latchkey.detection.call.TrustDocument.Kind;
import dev.latchkey.detection.call.TrustDocument.Trusted;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Whom a role lets in, as a map inside the item of its door. */
final class TrustedItem {

    private TrustedItem() {}

    static Map<String, AttributeValue> of(Trusted party) {
        Map<String, AttributeValue> map = new HashMap<>(Map.of(
                "kind", Attributes.ofText(party.kind().name()),
                "name", Attributes.ofText(party.name()),
                "narrowed", AttributeValue.fromBool(party.narrowed()),
                "exactSubject", AttributeValue.fromBool(party.exactSubject())));
        if (!party.subjects().isEmpty()) {
            map.put("subjects", Attributes.ofTexts(party.subjects()));
        }
        return map;
    }

    /** Older items have no subjects. */
    static Trusted read(Attributes read) {
        return new Trusted(
                Kind.valueOf(read.text("kind")),
                read.text("name"),
                read.flag("narrowed"),
                read.flag("exactSubject"),
                List.copyOf(read.textsIfAny("subjects")));
    }
}
