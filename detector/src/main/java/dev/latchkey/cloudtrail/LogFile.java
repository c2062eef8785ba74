package dev.latchkey.cloudtrail;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

/**
 * A file of CloudTrail records, plain or gzip: {@code {"Records":[...]}} as AWS delivers it, single records or
 * EventBridge envelopes one after another, or one a line.
 */
public final class LogFile {

    /** What a file gives, in order; places are counted from 1. */
    public interface Records {
        void record(int place, JsonNode node);

        /** A whole record of an operation that is not in the table, of which no more was read. */
        default void unwatched(int place) {}

        /** What stood at this place cannot be read. */
        void unreadable(int place, String reason);
    }

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** For records inside a document, which others follow. */
    private static final ObjectReader ONE_OF_MANY =
            JSON.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final int BUFFER = 1 << 16;

    private final Records records;
    private int place;

    private LogFile(Records records) {
        this.records = records;
    }

    /** Reads the bytes of a file, and closes them. */
    public static void read(InputStream bytes, Records records) throws IOException {
        try (InputStream whole = inflated(new BufferedInputStream(bytes, BUFFER));
                InputStream plain = new BufferedInputStream(Prefilter.rest(whole, records), BUFFER)) {
            LogFile reader = new LogFile(records);
            if (Lines.areValues(plain, JSON)) {
                reader.readLines(plain);
            } else {
                reader.readDocuments(plain);
            }
        }
    }

    /** By its first two bytes, for names lie. */
    private static InputStream inflated(InputStream file) throws IOException {
        file.mark(2);
        boolean gzip = file.read() == 0x1f && file.read() == 0x8b;
        file.reset();
        return gzip ? new GZIPInputStream(file, BUFFER) : file;
    }

    private void readLines(InputStream plain) throws IOException {
        for (byte[] line = Lines.next(plain); line.length > 0; line = Lines.next(plain)) {
            if (Lines.isTooLong(line)) {
                records.unreadable(++place, "line longer than " + Lines.LONGEST + " bytes");
                Lines.skipRest(plain);
            } else if (!new String(line, StandardCharsets.UTF_8).isBlank()) {
                readLine(line);
            }
        }
    }

    private void readLine(byte[] line) throws IOException {
        try {
            each(JSON.readTree(line));
        } catch (JsonProcessingException e) {
            records.unreadable(++place, reason(e));
        }
    }

    private void each(JsonNode value) {
        if (value.path("Records").isArray()) {
            value.path("Records").forEach(node -> records.record(++place, node));
        } else {
            records.record(++place, value);
        }
    }

    private void readDocuments(InputStream plain) throws IOException {
        try (JsonParser parser = JSON.createParser(plain)) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.START_OBJECT) {
                    readObject(parser);
                } else if (parser.currentToken() == JsonToken.START_ARRAY) {
                    readElements(parser);
                } else {
                    throw new JsonParseException(parser, "not an object");
                }
            }
        } catch (JsonProcessingException e) {
            records.unreadable(++place, reason(e));
        }
    }

    /** A record itself, or the object around an array of them, of which only one at a time is held. */
    private void readObject(JsonParser parser) throws IOException {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        boolean around = false;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (name.equals("Records") && value == JsonToken.START_ARRAY) {
                around = true;
                readElements(parser);
            } else {
                fields.set(name, ONE_OF_MANY.readTree(parser));
            }
        }
        if (!around) {
            records.record(++place, fields);
        }
    }

    private void readElements(JsonParser parser) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            records.record(++place, ONE_OF_MANY.readTree(parser));
        }
    }

    private static String reason(JsonProcessingException e) {
        return "not JSON (line " + e.getLocation().getLineNr() + ", column "
                + e.getLocation().getColumnNr() + ")";
    }
}
