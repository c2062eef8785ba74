package dev.latchkey.allowlist;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.detection.allowlist.AllowlistEntry;
import dev.latchkey.replay.FileAllowlist;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** An entry as a file has it: the attributes in their order, the values of each sorted. */
final class ProposedJson {

    private final ObjectNode json = JsonNodeFactory.instance.objectNode();

    private ProposedJson() {}

    /** The entries of a file, whatever words a person wrote their bounds in; what cannot be read as it stands. */
    static List<ObjectNode> all(FileAllowlist file) {
        Map<String, ObjectNode> read =
                file.read().entries().stream().collect(Collectors.toMap(AllowlistEntry::id, ProposedJson::of));
        return file.objects().stream()
                .map(it -> read.getOrDefault(it.path("pk").asText(), it))
                .toList();
    }

    static ObjectNode of(AllowlistEntry entry) {
        ProposedJson it = new ProposedJson();
        it.json.put("pk", entry.id()).put("principal", entry.principal().pattern());
        it.put("people", entry.principal().people());
        it.put("accounts", entry.bounds().accounts());
        it.put("networks", entry.bounds().networks());
        it.put("viaServices", entry.bounds().viaServices());
        it.put("operations", entry.bounds().operations());
        it.put("stages", entry.bounds().stages());
        it.put("targets", entry.bounds().targets());
        it.json.put("maxPrivilege", entry.bounds().maxPrivilege().name());
        if (entry.bounds().selfService()) {
            it.json.put("selfService", true);
        }
        entry.expires().ifPresent(end -> it.json.put("expires", end.toString()));
        it.json.put("owner", entry.owner()).put("reason", entry.reason());
        return it.json;
    }

    private void put(String name, Collection<?> values) {
        if (!values.isEmpty()) {
            var array = json.putArray(name);
            values.stream().map(Object::toString).sorted().forEach(array::add);
        }
    }
}
