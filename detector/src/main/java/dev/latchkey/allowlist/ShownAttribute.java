package dev.latchkey.allowlist;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.detection.review.AttributeChanges;
import dev.latchkey.detection.text.PlainText;
import java.util.Optional;

/**
 * An attribute of an entry before somebody says yes to it: whole if it is short. Of a longer list the broadest values
 * come first, and of a change what it adds and removes, so that none hides behind where the line ends; a text is cut.
 */
final class ShownAttribute {

    private static final int LONGEST = 200;

    private ShownAttribute() {}

    static String of(JsonNode value) {
        return isShort(value) ? PlainText.of(value.toString(), LONGEST) : AttributeChanges.shown(plain(value));
    }

    /** At least one of the two is there. */
    static String change(Optional<JsonNode> before, Optional<JsonNode> after) {
        boolean isShort = before.filter(it -> !isShort(it)).isEmpty()
                && after.filter(it -> !isShort(it)).isEmpty();
        return before.isEmpty() || after.isEmpty() || isShort
                ? before.map(ShownAttribute::of).orElse("(none)") + " -> "
                        + after.map(ShownAttribute::of).orElse("(none)")
                : AttributeChanges.change(plain(before.get()), plain(after.get()));
    }

    private static boolean isShort(JsonNode value) {
        return value.toString().length() <= LONGEST;
    }

    private static Object plain(JsonNode value) {
        if (value.isArray()) {
            return value.valueStream().map(ShownAttribute::plain).toList();
        }
        return value.isTextual() ? value.asText() : value.toString();
    }
}
