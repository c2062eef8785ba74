package dev.latchkey.aws;

import dev.latchkey.detection.allowlist.Allowlist;
import dev.latchkey.detection.allowlist.AllowlistUnread;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The allowlist table, read whole: it is small, and entries are patterns. */
public final class DynamoDbAllowlist implements Allowlist {

    /** An item may have 400 KB, whatever is in it. */
    static final int MOST_BYTES = 2 * 1024 * 1024;

    private final DynamoDbClient dynamoDb;
    private final String table;

    public DynamoDbAllowlist(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    @Override
    public Entries read() {
        try {
            return scanned();
        } catch (SdkException e) {
            throw new AllowlistUnread(Refusal.named(e), Refusal.isLasting(e), e);
        }
    }

    /** The same, with the SDK's own exceptions. */
    Entries scanned() {
        List<Map<String, Object>> items = new ArrayList<>();
        var stored = dynamoDb.scanPaginator(scan -> scan.tableName(table).consistentRead(true))
                .items()
                .iterator();
        long bytes = 0;
        while (stored.hasNext() && items.size() < MOST_ENTRIES && bytes < MOST_BYTES) {
            Map<String, AttributeValue> item = stored.next();
            bytes += ItemSize.of(item);
            items.add(plain(item));
        }
        Entries read = Entries.of(items);
        return stored.hasNext() ? withTheRestLeftOut(read) : read;
    }

    private static Entries withTheRestLeftOut(Entries read) {
        Stream<String> rest = Stream.of("more than " + MOST_ENTRIES + " entries or 2 MB: the rest approve nothing");
        return new Entries(
                read.entries(), Stream.concat(read.problems().stream(), rest).toList());
    }

    private static Map<String, Object> plain(Map<String, AttributeValue> item) {
        Map<String, Object> plain = new HashMap<>();
        item.forEach((name, value) -> plain.put(name, plain(value)));
        return plain;
    }

    /** A text, a boolean or a list of such; any other type as it is, for the entry to refuse. */
    private static Object plain(AttributeValue value) {
        if (value.hasSs()) {
            return value.ss();
        }
        if (value.hasL()) {
            return value.l().stream().map(DynamoDbAllowlist::plain).toList();
        }
        return Optional.<Object>ofNullable(value.s())
                .or(() -> Optional.ofNullable(value.bool()))
                .orElse(value);
    }
}
