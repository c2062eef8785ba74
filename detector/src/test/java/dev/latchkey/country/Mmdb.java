package dev.latchkey.country;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes small databases in MaxMind's format 2.0, and what pretends to be one; its own reader reads them back. */
public final class Mmdb {

    /** A pointer to an offset in the data, which may be any. */
    record Pointer(int offset) {}

    private static final int EMPTY = -1;
    private static final int DATA = Integer.MIN_VALUE;

    private final int version;
    private final int recordSize;
    private final List<int[]> nodes = new ArrayList<>(List.of(new int[] {EMPTY, EMPTY}));
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();
    private final Map<String, Object> metadata = new LinkedHashMap<>();

    Mmdb(int version, int recordSize) {
        this.version = version;
        this.recordSize = recordSize;
    }

    /** As MaxMind's and DB-IP's databases have it. */
    public static Mmdb countries() {
        return new Mmdb(6, 24);
    }

    public Mmdb with(String network, String isoCode) {
        Map<String, Object> country = new LinkedHashMap<>();
        country.put("geoname_id", 1L);
        country.put("is_in_european_union", true);
        country.put("iso_code", isoCode);
        country.put("names", Map.of("en", "a country"));
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("continent", Map.of("code", "EU", "names", Map.of("en", "a continent")));
        all.put("country", country);
        return holding(network, all);
    }

    Mmdb holding(String network, Object value) {
        int offset = data.size();
        write(value, data);
        return at(network, offset);
    }

    /** Of what stands anywhere in the data, or behind it. */
    Mmdb at(String network, int offset) {
        String[] parts = network.split("/", 2);
        byte[] address = bytes(parts[0]);
        boolean inside = version == 6 && address.length == 4;
        int length = Integer.parseInt(parts[1]) + (inside ? 96 : 0);
        int node = 0;
        for (int at = 0; at < length - 1; at++) {
            int side = bit(address, inside ? at - 96 : at);
            if (nodes.get(node)[side] == EMPTY) {
                nodes.add(new int[] {EMPTY, EMPTY});
                nodes.get(node)[side] = nodes.size() - 1;
            }
            node = nodes.get(node)[side];
        }
        nodes.get(node)[bit(address, inside ? length - 97 : length - 1)] = DATA + offset;
        return this;
    }

    /** What is said of it stands nowhere in the file, which opens all the same. */
    public Mmdb withBroken(String network) {
        return at(network, 1 << 20);
    }

    /** In place of what is true. */
    Mmdb saying(String key, Object value) {
        metadata.put(key, value);
        return this;
    }

    int size() {
        return data.size();
    }

    void raw(int... bytes) {
        for (int one : bytes) {
            data.write(one);
        }
    }

    public byte[] bytes() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        nodes.forEach(node -> writeNode(record(node[0]), record(node[1]), all));
        all.writeBytes(new byte[16]);
        all.writeBytes(data.toByteArray());
        all.writeBytes(new byte[] {(byte) 0xab, (byte) 0xcd, (byte) 0xef});
        all.writeBytes("MaxMind.com".getBytes(StandardCharsets.US_ASCII));
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("binary_format_major_version", 2);
        said.put("binary_format_minor_version", 0);
        said.put("build_epoch", 1L);
        said.put("database_type", "Test-Country");
        said.put("description", Map.of("en", "of documentation addresses"));
        said.put("ip_version", version);
        said.put("languages", List.of("en"));
        said.put("node_count", (long) nodes.size());
        said.put("record_size", recordSize);
        said.putAll(metadata);
        write(said, all);
        return all.toByteArray();
    }

    public Path writtenTo(Path file) {
        try {
            return Files.write(file, bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long record(int to) {
        return to == EMPTY ? nodes.size() : to < 0 ? (long) to - DATA + nodes.size() + 16 : to;
    }

    private void writeNode(long left, long right, ByteArrayOutputStream into) {
        if (recordSize == 28) {
            writeNumber(left & 0xffffff, 3, into);
            into.write((int) (((left >> 24) << 4) | (right >> 24)));
            writeNumber(right & 0xffffff, 3, into);
        } else {
            writeNumber(left, recordSize / 8, into);
            writeNumber(right, recordSize / 8, into);
        }
    }

    private static void write(Object value, ByteArrayOutputStream into) {
        if (value instanceof String text) {
            byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
            writeControl(2, encoded.length, into);
            into.writeBytes(encoded);
        } else if (value instanceof Map<?, ?> map) {
            writeControl(7, map.size(), into);
            map.forEach((key, it) -> {
                write(key, into);
                write(it, into);
            });
        } else if (value instanceof List<?> list) {
            writeControl(11, list.size(), into);
            list.forEach(it -> write(it, into));
        } else if (value instanceof Pointer pointer) {
            into.write((1 << 5) | (3 << 3));
            writeNumber(pointer.offset(), 4, into);
        } else if (value instanceof Boolean flag) {
            writeControl(14, flag ? 1 : 0, into);
        } else {
            long number = ((Number) value).longValue();
            int size = (BigInteger.valueOf(number).bitLength() + 7) / 8;
            writeControl(value instanceof Integer ? 5 : 9, size, into);
            writeNumber(number, size, into);
        }
    }

    private static void writeControl(int type, int size, ByteArrayOutputStream into) {
        int more = size < 29 ? 0 : size < 285 ? 1 : size < 65_821 ? 2 : 3;
        into.write((type > 7 ? 0 : type << 5) | (more == 0 ? size : 28 + more));
        if (type > 7) {
            into.write(type - 7);
        }
        writeNumber(size - new int[] {0, 29, 285, 65_821}[more], more, into);
    }

    private static void writeNumber(long number, int bytes, ByteArrayOutputStream into) {
        for (int at = bytes - 1; at >= 0; at--) {
            into.write((int) (number >> (8 * at)));
        }
    }

    private static int bit(byte[] address, int at) {
        return at < 0 ? 0 : (address[at / 8] >> (7 - at % 8)) & 1;
    }

    private static byte[] bytes(String address) {
        try {
            return InetAddress.getByName(address).getAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
