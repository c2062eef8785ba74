package dev.latchkey.aws;

import dev.latchkey.detection.call.TrustDocument.Kind;
import dev.latchkey.detection.call.TrustDocument.Trusted;
import dev.latchkey.detection.chain.Fact;
import dev.latchkey.detection.chain.Privilege;
import dev.latchkey.detection.chain.Privilege.Half;
import dev.latchkey.detection.chain.Privilege.Level;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What a step adds, as a map inside its item. */
final class FactItem {

    private static final String IS = "is";

    private FactItem() {}

    static Map<String, AttributeValue> of(Fact fact) {
        if (fact instanceof Fact.Granted granted) {
            return granted(granted);
        }
        if (fact instanceof Fact.CredentialMade made) {
            return Map.of(
                    IS,
                    Attributes.ofText("credential"),
                    "kind",
                    Attributes.ofText(made.kind()),
                    "id",
                    Attributes.ofText(made.id()));
        }
        if (fact instanceof Fact.DoorOpened opened) {
            List<AttributeValue> trusted = opened.trusted().stream()
                    .map(party -> AttributeValue.fromM(trusted(party)))
                    .toList();
            return Map.of(IS, Attributes.ofText("door"), "trusted", AttributeValue.fromL(trusted));
        }
        return Map.of(IS, Attributes.ofText("created"));
    }

    static Fact fact(Attributes read) {
        return switch (read.text(IS)) {
            case "created" -> new Fact.Created();
            case "granted" -> new Fact.Granted(read.text("policy"), privilege(read));
            case "credential" -> new Fact.CredentialMade(read.text("kind"), read.text("id"));
            case "door" ->
                new Fact.DoorOpened(
                        read.maps("trusted").stream().map(FactItem::trusted).toList());
            default -> throw new IllegalStateException("an unknown kind of fact: " + read.text(IS));
        };
    }

    private static Map<String, AttributeValue> granted(Fact.Granted granted) {
        Privilege privilege = granted.privilege();
        return Map.of(
                IS,
                Attributes.ofText("granted"),
                "policy",
                Attributes.ofText(granted.policy()),
                "level",
                Attributes.ofText(privilege.level().name()),
                "halves",
                AttributeValue.fromL(privilege.halves().stream()
                        .map(half -> Attributes.ofText(half.name()))
                        .toList()),
                "why",
                Attributes.ofText(privilege.why()));
    }

    private static Privilege privilege(Attributes read) {
        return new Privilege(
                Level.valueOf(read.text("level")),
                read.texts("halves").stream().map(Half::valueOf).collect(Collectors.toUnmodifiableSet()),
                read.text("why"));
    }

    private static Map<String, AttributeValue> trusted(Trusted party) {
        return Map.of(
                "kind", Attributes.ofText(party.kind().name()),
                "name", Attributes.ofText(party.name()),
                "narrowed", AttributeValue.fromBool(party.narrowed()),
                "exactSubject", AttributeValue.fromBool(party.exactSubject()));
    }

    private static Trusted trusted(Attributes read) {
        return new Trusted(
                Kind.valueOf(read.text("kind")), read.text("name"), read.flag("narrowed"), read.flag("exactSubject"));
    }
}
