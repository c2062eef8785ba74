package dev.latchkey.aws;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * About how many bytes an item has.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html">What
 *     counts</a>
 */
final class ItemSize {

    private static final long OF_ELEMENT = 1;

    private ItemSize() {}

    static long of(Map<String, AttributeValue> item) {
        return item.entrySet().stream()
                .mapToLong(it -> of(it.getKey()) + of(it.getValue()))
                .sum();
    }

    private static long of(AttributeValue value) {
        return OF_ELEMENT
                + switch (value.type()) {
                    case S -> of(value.s());
                    case N -> of(value.n());
                    case B -> of(value.b());
                    case SS -> ofAll(value.ss());
                    case NS -> ofAll(value.ns());
                    case BS -> value.bs().stream().mapToLong(ItemSize::of).sum();
                    case L -> value.l().stream().mapToLong(ItemSize::of).sum();
                    case M -> of(value.m());
                    default -> 0;
                };
    }

    private static long ofAll(Collection<String> texts) {
        return texts.stream().mapToLong(ItemSize::of).sum();
    }

    private static long of(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static long of(SdkBytes bytes) {
        return bytes.asByteArrayUnsafe().length;
    }
}
