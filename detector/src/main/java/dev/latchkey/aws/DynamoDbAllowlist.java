package dev.latchkey.aws;

import dev.latchkey.detection.verdict.Allowlist;
import dev.latchkey.detection.verdict.AllowlistEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The allowlist table, read whole: it is small, and entries are patterns. */
public final class DynamoDbAllowlist implements Allowlist {

    /** Far above what a team keeps by hand; beyond it entries approve nothing, and the alert says so. */
    static final int MOST_ENTRIES = 2_000;

    private final DynamoDbClient dynamoDb;
    private final String table;

    public DynamoDbAllowlist(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    @Override
    public Entries read() {
        List<AllowlistEntry> entries = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        var items = dynamoDb.scanPaginator(scan -> scan.tableName(table).consistentRead(true))
                .items()
                .iterator();
        while (items.hasNext() && entries.size() + problems.size() < MOST_ENTRIES) {
            add(items.next(), entries, problems);
        }
        if (items.hasNext()) {
            problems.add("more than " + MOST_ENTRIES + " entries: the rest approve nothing");
        }
        return new Entries(entries, problems);
    }

    private static void add(Map<String, AttributeValue> item, List<AllowlistEntry> entries, List<String> problems) {
        try {
            entries.add(AllowlistEntry.of(texts(item)));
        } catch (IllegalArgumentException e) {
            problems.add("entry " + new Attributes(item).textIfThere("pk").orElse("?") + ": " + e.getMessage());
        }
    }

    private static Map<String, String> texts(Map<String, AttributeValue> item) {
        Map<String, String> texts = new HashMap<>();
        item.forEach((name, value) -> {
            if (value.s() == null) {
                throw new IllegalArgumentException(name + " is not a text");
            }
            texts.put(name, value.s());
        });
        return texts;
    }
}
