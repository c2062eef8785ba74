package dev.latchkey.aws;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.detection.review.AllowlistChange;
import dev.latchkey.detection.review.AllowlistChange.Delivery;
import dev.latchkey.detection.review.EntryWords;
import dev.latchkey.detection.review.WhoChanged;
import dev.latchkey.detection.text.PlainText;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A change of the allowlist for machines. Not OCSF, where it would be no finding: {@code type} tells them apart. */
final class AllowlistChangeJson {

    private static final int LONGEST_NAME = 64;

    private final AllowlistChange change;
    private final List<String> questions;
    private final Limits limits;

    /** @param values of a list, and attributes of an entry, at most */
    record Limits(int values, int characters) {
        static final Limits WIDE = new Limits(64, 2_048);

        Limits halved() {
            return new Limits(Math.max(1, values / 2), Math.max(16, characters / 2));
        }
    }

    private AllowlistChangeJson(AllowlistChange change, List<String> questions, Limits limits) {
        this.change = change;
        this.questions = questions;
        this.limits = limits;
    }

    static String of(AllowlistChange change, List<String> questions, Limits limits) {
        return new AllowlistChangeJson(change, questions, limits).whole().toString();
    }

    private ObjectNode whole() {
        Delivery delivery = change.delivery();
        ObjectNode whole = JsonNodeFactory.instance
                .objectNode()
                .put("type", "allowlist-change")
                .put("id", text(delivery.id()));
        delivery.at().ifPresent(at -> whole.put("time", at.toString()));
        whole.put("account", text(delivery.account()))
                .put("region", text(delivery.region()))
                .put("table", text(delivery.table()))
                .put("change", change.act().name().toLowerCase(Locale.ROOT))
                .put("who", WhoChanged.sentence(change));
        change.entry().ifPresent(entry -> whole.put("entry", text(entry)));
        change.before().ifPresent(before -> add("before", before, whole));
        change.after().ifPresent(after -> {
            add("after", after, whole);
            add("questions", questions, whole);
        });
        return whole;
    }

    private void add(String name, Map<String, Object> item, ObjectNode whole) {
        ObjectNode state = whole.putObject(name);
        add("approves", EntryWords.of(item), state);
        ObjectNode attributes = state.putObject("attributes");
        new TreeMap<>(item)
                .entrySet().stream()
                        .limit(limits.values())
                        .forEach(it -> add(PlainText.of(it.getKey(), LONGEST_NAME), it.getValue(), attributes));
        if (item.size() > limits.values()) {
            state.put("attributes_left_out", item.size() - limits.values());
        }
    }

    private void add(String name, Object value, ObjectNode into) {
        if (value instanceof Collection<?> several) {
            add(name, several.stream().map(String::valueOf).toList(), into);
        } else if (value instanceof Boolean flag) {
            into.put(name, flag);
        } else {
            into.put(name, text(String.valueOf(value)));
        }
    }

    private void add(String name, List<String> texts, ObjectNode into) {
        var array = into.putArray(name);
        texts.stream().limit(limits.values()).map(this::text).forEach(array::add);
        if (texts.size() > limits.values()) {
            array.add("... and " + (texts.size() - limits.values()) + " more");
        }
    }

    private String text(String text) {
        return PlainText.of(text, limits.characters());
    }
}
