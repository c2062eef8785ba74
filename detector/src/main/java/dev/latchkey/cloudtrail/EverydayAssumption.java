package dev.latchkey.cloudtrail;

import dev.latchkey.detection.step.Operation;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A role assumed from within its own account, or by a service: the table's most frequent call by far, and the only one
 * that says nothing, so it is told apart before more of it is read. What is not surely one is read.
 */
final class EverydayAssumption {

    private static final byte[] SOURCE = quoted("eventSource");
    private static final byte[] CALLER = quoted("userIdentity");
    private static final byte[] CALLERS_ACCOUNT = quoted("accountId");
    private static final byte[] ACCOUNT = quoted("recipientAccountId");
    private static final byte[] PARAMETERS = quoted("requestParameters");
    private static final byte[] OMITTED = quoted("omitted");

    private int source;
    private boolean hasCaller;
    private Optional<String> callersAccount = Optional.empty();
    private Optional<String> account = Optional.empty();

    private EverydayAssumption() {}

    static boolean is(Fields record, Operation operation) {
        Optional<String> account = record.text("recipientAccountId");
        return operation == Operation.ASSUME_ROLE
                && account.isPresent()
                && record.text("userIdentity.accountId").or(() -> account).equals(account)
                && !record.isTrue("requestParameters.omitted");
    }

    /**
     * Whether a call of AssumeRole surely is one, by its bytes alone.
     *
     * @param open where an object begins that may be its record
     * @param source where the value of the record's {@code eventSource} stands
     */
    static boolean isAt(int open, int source, byte[] bytes, JsonScan json) {
        EverydayAssumption call = new EverydayAssumption();
        return call.takesAll(new Members(bytes, json, open)) && call.source == source && call.staysInside();
    }

    private boolean takesAll(Members record) {
        while (record.next()) {
            if (!takes(record)) {
                return false;
            }
        }
        return record.areWhole();
    }

    private boolean takes(Members record) {
        if (record.isNamed(SOURCE)) {
            source = record.value();
        } else if (record.isNamed(CALLER)) {
            return takesCaller(record.nested());
        } else if (record.isNamed(ACCOUNT)) {
            account = Optional.of(record.plainText()).filter(text -> !text.isBlank());
        } else if (record.isNamed(PARAMETERS) && record.isObject()) {
            return hasNothingOmitted(record.nested());
        }
        return true;
    }

    private boolean takesCaller(Members caller) {
        hasCaller = true;
        while (caller.next()) {
            if (caller.isNamed(CALLERS_ACCOUNT)) {
                callersAccount = Optional.of(caller.plainText());
            }
        }
        return caller.areWhole();
    }

    private static boolean hasNothingOmitted(Members parameters) {
        while (parameters.next()) {
            if (parameters.isNamed(OMITTED)) {
                return false;
            }
        }
        return parameters.areWhole();
    }

    /** A service has no account. */
    private boolean staysInside() {
        return hasCaller && account.isPresent() && (callersAccount.isEmpty() || callersAccount.equals(account));
    }

    private static byte[] quoted(String text) {
        return ('"' + text + '"').getBytes(StandardCharsets.US_ASCII);
    }
}
