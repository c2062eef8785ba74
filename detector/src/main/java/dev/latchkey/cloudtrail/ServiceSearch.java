package dev.latchkey.cloudtrail;

import dev.latchkey.detection.step.Operation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Finds where in a file records may be of use, without walking through them.
 *
 * <p>A record of ours names its service in a text, which stands as it is unless a letter of it was written as an
 * escape; so do the name of that text before it and the name of the call behind it. Whatever looks otherwise may be of
 * use. What is passed over so is not looked at for being JSON: only a file that is whole by its own sums may be.
 */
final class ServiceSearch {

    private static final byte[] RECORD = ascii("{\"eventVersion\":");
    private static final byte[] SOURCE = ascii("\"eventSource\":");
    private static final byte[] NAME = ascii("\",\"eventName\":\"");
    private static final List<byte[]> SERVICES = Arrays.stream(Operation.values())
            .map(Operation::eventSource)
            .distinct()
            .map(host -> ascii('"' + host))
            .toList();
    private static final WordSearch SEARCH = new WordSearch(words());

    private final byte[] bytes;
    private final int length;
    private final JsonScan json;
    private final UsefulPart useful = UsefulPart.nothing();
    private int lastRecord;

    private ServiceSearch(Block text) {
        this.bytes = text.bytes();
        this.length = text.length();
        this.json = new JsonScan(bytes, length);
    }

    /** @param text beginning and ending as a file of CloudTrail's does; its records are counted by their beginnings */
    static UsefulPart in(Block text) {
        ServiceSearch search = new ServiceSearch(text);
        if (!beginsRecord(text.bytes(), Prefilter.FIRST_RECORD)) {
            return UsefulPart.whole(text);
        }
        search.search();
        return search.useful;
    }

    private void search() {
        int at = SEARCH.next(bytes, 0, length);
        while (at < length) {
            int offsets = SEARCH.offsets(bytes, at);
            if (offsets == 0) {
                lookForEscape(at);
            }
            for (; offsets != 0; offsets &= offsets - 1) {
                look(at - Integer.numberOfTrailingZeros(offsets));
            }
            at = SEARCH.next(bytes, at + Long.BYTES, length);
        }
    }

    /** Looks whether an escape in these eight bytes could stand for a letter, a dot, a quote or another escape. */
    private void lookForEscape(int start) {
        for (int at = start; at < start + Long.BYTES; at++) {
            if (bytes[at] == '\\' && bytes[at + 1] == 'u' && bytes[at + 2] == '0' && bytes[at + 3] == '0') {
                int low = bytes[at + 5] | ' ';
                if (bytes[at + 4] > '3' || (bytes[at + 4] == '2' && (low == '2' || low == 'e'))) {
                    useful.add(at);
                }
            }
        }
    }

    /** Looks whether a word begins here. */
    private void look(int begin) {
        if (begin < 0 || bytes[begin] != '"') {
            lookForRecord(begin);
            return;
        }
        for (byte[] service : SERVICES) {
            // Nearly always another's name stands there, which shows by its first letter.
            if (bytes[begin + 1] == service[1] && stands(service, begin) && !isOfNoUse(begin, begin + service.length)) {
                useful.add(begin);
            }
        }
    }

    private void lookForRecord(int begin) {
        if (stands(RECORD, begin)) {
            useful.addRecord();
            lastRecord = begin;
        }
    }

    /** Whether the service named here is surely no record's, or its call none of those that are read. */
    private boolean isOfNoUse(int source, int behind) {
        boolean isSource = stands(SOURCE, source - SOURCE.length);
        boolean isOther = !isSource && bytes[source - 1] == ':' && bytes[source - 2] == '"';
        if (isOther || (bytes[behind] != '"' && bytes[behind] != '\\')) {
            return true;
        }
        return isSource && stands(NAME, behind) && isOfNoUse(source, behind, behind + NAME.length);
    }

    private boolean isOfNoUse(int source, int behind, int name) {
        int last = name;
        while (bytes[last] != '"' && bytes[last] != 0) {
            last++;
        }
        Optional<Operation> operation = Operation.of(text(source + 1, behind), text(name, last));
        return operation.isEmpty()
                || (operation.get() == Operation.ASSUME_ROLE
                        && EverydayAssumption.isAt(lastRecord, source, bytes, json));
    }

    /** Whether a record in AWS's form begins here. */
    static boolean beginsRecord(byte[] bytes, int at) {
        return stands(RECORD, bytes, at);
    }

    private boolean stands(byte[] word, int at) {
        return at >= 0 && stands(word, bytes, at);
    }

    private static boolean stands(byte[] word, byte[] bytes, int at) {
        return Arrays.equals(bytes, at, at + word.length, word, 0, word.length);
    }

    private String text(int start, int end) {
        return new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
    }

    private static List<byte[]> words() {
        List<byte[]> words = new ArrayList<>(SERVICES);
        words.add(RECORD);
        return words;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
