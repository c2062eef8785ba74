package dev.latchkey.cloudtrail;

import java.util.Arrays;

/** Takes values, and makes nothing of those that are surely records of no operation in the table. */
final class PassedOver implements Values {

    private final RecordsInValues others;

    PassedOver(RecordsInValues others) {
        this.others = others;
    }

    @Override
    public void value(byte[] json) {
        if (isUnwatched(json)) {
            others.unwatched();
        } else {
            others.value(json);
        }
    }

    @Override
    public void unreadable(String reason) {
        others.unreadable(reason);
    }

    @Override
    public void goesOn() {
        others.goesOn();
    }

    private static boolean isUnwatched(byte[] json) {
        RecordScan scan = new RecordScan(Arrays.copyOf(json, json.length + TextScan.BEHIND), json.length);
        int end = scan.end(0);
        while (end < json.length && Bytes.isSpace(json[end])) {
            end++;
        }
        return end == json.length && scan.isUnwatched();
    }
}
