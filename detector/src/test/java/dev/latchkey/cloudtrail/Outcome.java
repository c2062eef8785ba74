package dev.latchkey.cloudtrail;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All that a reading gave, by place. */
record Outcome(Map<Integer, JsonNode> records, List<Integer> unwatched, Map<Integer, String> unreadable) {

    static Outcome fast(String text) throws IOException {
        return read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    static Outcome strict(String text) throws IOException {
        Recorder recorder = new Recorder();
        LogFile.readStrictly(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), recorder);
        return recorder.outcome;
    }

    static Outcome read(InputStream bytes) throws IOException {
        Recorder recorder = new Recorder();
        LogFile.read(bytes, recorder);
        return recorder.outcome;
    }

    static InputStream failing() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the disk is gone");
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                throw new IOException("the disk is gone");
            }
        };
    }

    static final class Recorder implements LogFile.Records {

        private final Outcome outcome = new Outcome(new TreeMap<>(), new ArrayList<>(), new TreeMap<>());

        Outcome outcome() {
            return outcome;
        }

        @Override
        public void record(int place, JsonNode node) {
            outcome.records().put(place, node);
        }

        @Override
        public void unwatched(int place) {
            outcome.unwatched().add(place);
        }

        @Override
        public void unreadable(int place, String reason) {
            outcome.unreadable().put(place, reason.replaceAll("column [0-9]+", "column ?"));
        }
    }
}
