package dev.latchkey.cloudtrail;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Where the answers and exports of other tools hold records: mostly as texts, in the elements of a list.
 * docs/sources.md says which tools these are.
 */
final class Carriers {

    /** Around the elements. */
    static final Set<String> LISTS = Set.of("Records", "Events", "events", "logEvents", "QueryResultRows", "results");

    /** What has one of these is itself no record, whatever else it says; records of CloudTrail's have none. */
    static final Set<String> NEVER_IN_RECORDS = Set.of("Records", "Events", "CloudTrailEvent", "_raw");

    /** What has one of these is a record or an envelope, and the lists in it are its own. */
    static final Set<String> IN_RECORDS = Set.of("eventSource", "detail-type");

    /** Beside a list that is but a part of what was asked for; with this, CLI and SDKs ask for the next one. */
    static final Set<String> NEXT = Set.of("NextToken", "nextToken");

    /** A template or a message with a place to fill in begins with a brace, too. */
    private static final Pattern OBJECT = Pattern.compile("\\s*+\\{\\s*+\"");

    private static final List<JsonPointer> TEXTS = pointers(
            "/eventJson", "/eventjson", "/message", "/result/_raw", "/_source/event/original", "/event/original");

    /** Nothing stands before these two: an extracted {@code eventSource} beside a text makes no record. */
    private static final List<JsonPointer> TEXTS_BESIDE_ANYTHING = pointers("/CloudTrailEvent", "/_raw");

    private Carriers() {}

    static boolean carries(JsonNode value) {
        return !lists(value).isEmpty() || text(value).isPresent();
    }

    /** The lists in this value whose elements are or carry records. */
    static List<JsonNode> lists(JsonNode value) {
        boolean isRecord = CloudTrailJson.isRecord(value);
        return LISTS.stream()
                .filter(name -> !isRecord || NEVER_IN_RECORDS.contains(name))
                .map(value::path)
                .filter(JsonNode::isArray)
                .toList();
    }

    /** Whether those lists are not all. */
    static boolean goesOn(JsonNode value) {
        return NEXT.stream().anyMatch(name -> value.path(name).isTextual());
    }

    /** The record that an element carries as a text, if it does. */
    static Optional<String> text(JsonNode element) {
        return texts(element)
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .filter(text -> OBJECT.matcher(text).lookingAt())
                .findFirst();
    }

    private static Stream<JsonNode> texts(JsonNode element) {
        if (element.isArray()) {
            return elements(element).flatMap(Carriers::ofCell);
        }
        Stream<JsonNode> first = Stream.concat(Stream.of(element), at(TEXTS_BESIDE_ANYTHING, element));
        return CloudTrailJson.isRecord(element) ? first : Stream.concat(first, at(TEXTS, element));
    }

    /** Rows of a query have a cell a field, some with the field's name as a value. */
    private static Stream<JsonNode> ofCell(JsonNode cell) {
        boolean isMessage = "@message".equals(cell.path("field").textValue());
        return isMessage ? Stream.of(cell.path("value")) : at(TEXTS, cell);
    }

    private static Stream<JsonNode> at(List<JsonPointer> pointers, JsonNode node) {
        return pointers.stream().map(node::at);
    }

    private static Stream<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private static List<JsonPointer> pointers(String... texts) {
        return Stream.of(texts).map(JsonPointer::compile).toList();
    }
}
