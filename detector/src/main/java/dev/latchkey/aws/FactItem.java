package dev.latchkey.aws;

import dev.latchkey.detection.rights.Privilege;
import dev.latchkey.detection.rights.Privilege.Half;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Fact;
import dev.latchkey.detection.step.Means;
import dev.latchkey.detection.step.Note;
import dev.latchkey.detection.subject.Subject;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What a step adds, as a map inside its item. */
final class FactItem {

    private static final String IS = "is";

    private FactItem() {}

    static Map<String, AttributeValue> of(Fact fact) {
        if (fact instanceof Fact.Created created) {
            Map<String, AttributeValue> map = map("created");
            created.boundary().ifPresent(arn -> map.put("boundary", Attributes.ofText(arn)));
            return map;
        }
        if (fact instanceof Fact.Granted granted) {
            return granted(granted);
        }
        if (fact instanceof Fact.CredentialMade made) {
            return map("credential", "kind", made.kind(), "id", made.id());
        }
        if (fact instanceof Fact.DoorOpened opened) {
            return opened(opened);
        }
        if (fact instanceof Fact.Defined defined) {
            return defined(defined);
        }
        Fact.Noted noted = (Fact.Noted) fact;
        return map("noted", "note", noted.note().name(), "text", noted.text());
    }

    static Fact fact(Attributes read) {
        return switch (read.text(IS)) {
            case "created" -> new Fact.Created(read.textIfThere("boundary"));
            case "granted" ->
                new Fact.Granted(
                        read.text("policy"),
                        privilege(read),
                        Means.valueOf(read.text("means")),
                        read.textIfThere("from").map(Subject::ofKey));
            case "credential" -> new Fact.CredentialMade(read.text("kind"), read.text("id"));
            case "door" ->
                new Fact.DoorOpened(
                        read.maps("trusted").stream().map(TrustedItem::read).toList());
            case "defined" -> new Fact.Defined(read.text("version"), read.flag("current"), privilege(read));
            case "noted" -> new Fact.Noted(Note.valueOf(read.text("note")), read.text("text"));
            default -> throw new IllegalStateException("an unknown kind of fact: " + read.text(IS));
        };
    }

    private static Map<String, AttributeValue> granted(Fact.Granted granted) {
        Map<String, AttributeValue> map = map(
                "granted", "policy", granted.policy(), "means", granted.means().name());
        granted.from().ifPresent(from -> map.put("from", Attributes.ofText(from.key())));
        return with(granted.privilege(), map);
    }

    private static Map<String, AttributeValue> opened(Fact.DoorOpened opened) {
        Map<String, AttributeValue> map = map("door");
        List<AttributeValue> trusted = opened.trusted().stream()
                .map(party -> AttributeValue.fromM(TrustedItem.of(party)))
                .toList();
        map.put("trusted", AttributeValue.fromL(trusted));
        return map;
    }

    private static Map<String, AttributeValue> defined(Fact.Defined defined) {
        Map<String, AttributeValue> map = map("defined", "version", defined.version());
        map.put("current", AttributeValue.fromBool(defined.current()));
        return with(defined.privilege(), map);
    }

    static Map<String, AttributeValue> with(Privilege privilege, Map<String, AttributeValue> map) {
        map.put("level", Attributes.ofText(privilege.level().name()));
        map.put("why", Attributes.ofText(privilege.why()));
        List<String> halves = privilege.halves().stream().map(Half::name).toList();
        map.put("halves", Attributes.ofTexts(halves));
        map.put("assumes", Attributes.ofTexts(keys(privilege.assumes())));
        putIfAny("assumesToo", keys(privilege.assumesToo()), map);
        putIfAny("denies", privilege.denies(), map);
        putIfAny("frees", privilege.frees(), map);
        return map;
    }

    private static void putIfAny(String name, Collection<String> texts, Map<String, AttributeValue> map) {
        if (!texts.isEmpty()) {
            map.put(name, Attributes.ofTexts(texts));
        }
    }

    static Privilege privilege(Attributes read) {
        return new Privilege(
                Level.valueOf(read.text("level")),
                read.texts("halves").stream().map(Half::valueOf).collect(Collectors.toUnmodifiableSet()),
                subjects(read.texts("assumes")),
                // Older items have none of these, nor have most documents.
                subjects(read.textsIfAny("assumesToo")),
                read.text("why"),
                Set.copyOf(read.textsIfAny("denies")),
                Set.copyOf(read.textsIfAny("frees")));
    }

    private static List<String> keys(Collection<Subject> subjects) {
        return subjects.stream().map(Subject::key).toList();
    }

    private static Set<Subject> subjects(Collection<String> keys) {
        return keys.stream().map(Subject::ofKey).collect(Collectors.toUnmodifiableSet());
    }

    private static Map<String, AttributeValue> map(String is, String... namesAndTexts) {
        Map<String, AttributeValue> map = new HashMap<>();
        map.put(IS, Attributes.ofText(is));
        for (int at = 0; at < namesAndTexts.length; at += 2) {
            map.put(namesAndTexts[at], Attributes.ofText(namesAndTexts[at + 1]));
        }
        return map;
    }
}
