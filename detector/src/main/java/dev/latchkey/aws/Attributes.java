package dev.latchkey.aws;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The attributes of an item, or of a map within it: what must be there is there, or the item is not ours. */
record Attributes(Map<String, AttributeValue> item) {

    static AttributeValue ofTexts(Collection<String> texts) {
        return AttributeValue.fromL(texts.stream().map(Attributes::ofText).toList());
    }

    static AttributeValue ofText(String text) {
        return AttributeValue.fromS(text);
    }

    static AttributeValue ofNumber(long number) {
        return AttributeValue.fromN(Long.toString(number));
    }

    String text(String name) {
        return textIfThere(name).orElseThrow(() -> missing(name));
    }

    Optional<String> textIfThere(String name) {
        return value(name).map(AttributeValue::s);
    }

    long number(String name) {
        return numberIfThere(name).orElseThrow(() -> missing(name));
    }

    Optional<Long> numberIfThere(String name) {
        return value(name).map(AttributeValue::n).map(Long::parseLong);
    }

    boolean flag(String name) {
        return flagIfThere(name).orElseThrow(() -> missing(name));
    }

    Optional<Boolean> flagIfThere(String name) {
        return value(name).map(AttributeValue::bool);
    }

    Attributes map(String name) {
        return new Attributes(value(name).map(AttributeValue::m).orElseThrow(() -> missing(name)));
    }

    List<Attributes> maps(String name) {
        return value(name).orElseThrow(() -> missing(name)).l().stream()
                .map(element -> new Attributes(element.m()))
                .toList();
    }

    List<String> texts(String name) {
        return value(name).orElseThrow(() -> missing(name)).l().stream()
                .map(element -> Optional.ofNullable(element.s()).orElseThrow(() -> missing(name)))
                .toList();
    }

    List<String> textsIfAny(String name) {
        return value(name).isPresent() ? texts(name) : List.of();
    }

    private Optional<AttributeValue> value(String name) {
        return Optional.ofNullable(item.get(name));
    }

    private IllegalStateException missing(String name) {
        return new IllegalStateException("attribute " + name + " is missing or of another type in " + item.keySet());
    }
}
