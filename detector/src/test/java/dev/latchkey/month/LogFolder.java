package dev.latchkey.month;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/** The layout of a trail's bucket: a file for each account, region and five minutes in which anything arrived. */
record LogFolder(Path folder, long seed) {

    private static final DateTimeFormatter DAY = format("uuuu/MM/dd");
    private static final DateTimeFormatter STAMP = format("uuuuMMdd'T'HHmm'Z'");
    private static final Duration BETWEEN_FILES = Duration.ofMinutes(5);

    /** @return how many records were written */
    long write(Ledger ledger, Background background) throws IOException {
        long records = 0;
        for (String account : Company.ACCOUNTS) {
            for (String region : Company.REGIONS) {
                records += write(account, region, delivered(ledger, account, region), background);
            }
        }
        return records;
    }

    /** Files until a quarter of an hour after the month, as a record is up to ten minutes on its way. */
    private long write(String account, String region, Map<Instant, List<ObjectNode>> due, Background background)
            throws IOException {
        long records = 0;
        Draw draw = new Draw(seed, account + region);
        Instant end = Draw.at(Company.DAYS, 0, 15);
        for (Instant from = Draw.at(0, 0, 0); from.isBefore(end); from = from.plus(BETWEEN_FILES)) {
            Instant stamp = from.plus(BETWEEN_FILES);
            List<ObjectNode> calls = new ArrayList<>(due.getOrDefault(stamp, List.of()));
            if (from.isBefore(Draw.at(Company.DAYS, 0, 0))) {
                background.within(from, account, region).forEach(entry -> calls.add(entry.call()));
            }
            if (!calls.isEmpty()) {
                disorder(calls, draw);
                write(file(account, region, stamp, draw), calls);
            }
            records += calls.size();
        }
        return records;
    }

    private static Map<Instant, List<ObjectNode>> delivered(Ledger ledger, String account, String region) {
        return ledger.entries().stream()
                .filter(entry ->
                        entry.account().equals(account) && entry.region().equals(region))
                .collect(Collectors.groupingBy(
                        LogFolder::stamp,
                        TreeMap::new,
                        Collectors.mapping(Ledger.Entry::call, Collectors.toCollection(ArrayList::new))));
    }

    /** A record takes up to ten minutes, so that a later one may lie in an earlier file. */
    private static Instant stamp(Ledger.Entry entry) {
        int delay = Math.floorMod(entry.call().path("eventID").asText().hashCode(), 300);
        long slot = BETWEEN_FILES.toSeconds();
        return Instant.ofEpochSecond((entry.time().getEpochSecond() + delay) / slot * slot + slot);
    }

    /** In delivered files about every fifth record stands before one that is older. */
    private static void disorder(List<ObjectNode> calls, Draw draw) {
        for (int at = 1; at < calls.size(); at++) {
            if (draw.once(5)) {
                Collections.swap(calls, at - 1, at);
            }
        }
    }

    private Path file(String account, String region, Instant stamp, Draw draw) {
        String name =
                account + "_CloudTrail_" + region + "_" + STAMP.format(stamp) + "_" + draw.fileEnding() + ".json.gz";
        return folder.resolve("AWSLogs")
                .resolve(account)
                .resolve("CloudTrail")
                .resolve(region)
                .resolve(DAY.format(stamp))
                .resolve(name);
    }

    private static void write(Path file, List<ObjectNode> calls) throws IOException {
        Files.createDirectories(file.getParent());
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file), 1 << 16)) {
            out.write(Json.MAPPER.writeValueAsBytes(Json.of("Records", calls)));
        }
    }

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern).withZone(ZoneOffset.UTC);
    }
}
