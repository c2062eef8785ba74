package dev.latchkey.detection.call;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** An IP address as 128 bits; one of version 4 stands where IPv6 maps it, so that both spellings are one address. */
record Address(long high, long low) {

    private static final Pattern OCTET = Pattern.compile("[0-9]{1,3}");
    private static final Pattern GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");
    private static final long MAPPED = 0xffffL << 32;
    private static final int GROUPS = 8;

    /** Longer than any spelling of an address. */
    private static final int LONGEST = 64;

    /** Reads digits only and asks no name server. Octets padded with zeros are decimal, as CloudTrail means them. */
    static Optional<Address> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        return text.contains(":") ? version6(text) : version4(text).map(bits -> new Address(0, MAPPED | bits));
    }

    boolean isVersion4() {
        return high == 0 && (low & ~0xffffffffL) == MAPPED;
    }

    @Override
    public String toString() {
        return isVersion4()
                ? LongStream.of(24, 16, 8, 0)
                        .mapToObj(shift -> String.valueOf((low >> shift) & 0xff))
                        .collect(Collectors.joining("."))
                : LongStream.of(high, low)
                        .flatMap(half -> LongStream.of(half >> 48, half >> 32, half >> 16, half))
                        .mapToObj(group -> Long.toHexString(group & 0xffff))
                        .collect(Collectors.joining(":"));
    }

    private static Optional<Long> version4(String text) {
        String[] octets = text.split("\\.", -1);
        long bits = 0;
        for (String octet : octets) {
            if (!OCTET.matcher(octet).matches() || Integer.parseInt(octet) > 0xff) {
                return Optional.empty();
            }
            bits = (bits << 8) | Integer.parseInt(octet);
        }
        return octets.length == 4 ? Optional.of(bits) : Optional.empty();
    }

    private static Optional<Address> version6(String text) {
        int lastColon = text.lastIndexOf(':');
        if (text.indexOf('.', lastColon) >= 0) {
            return version4(text.substring(lastColon + 1))
                    .flatMap(bits -> groups(text.substring(0, lastColon + 1)
                            + Long.toHexString(bits >> 16)
                            + ":"
                            + Long.toHexString(bits & 0xffff)));
        }
        return groups(text);
    }

    private static Optional<Address> groups(String text) {
        String[] sides = text.split("::", -1);
        boolean shortened = sides.length == 2;
        List<String> left = parts(sides[0]);
        List<String> right = shortened ? parts(sides[1]) : List.of();
        int missing = GROUPS - left.size() - right.size();
        if (sides.length > 2 || (shortened ? missing < 1 : missing != 0)) {
            return Optional.empty();
        }
        List<String> groups = new ArrayList<>(left);
        groups.addAll(Collections.nCopies(missing, "0"));
        groups.addAll(right);
        return groups.stream().allMatch(group -> GROUP.matcher(group).matches())
                ? Optional.of(joined(groups))
                : Optional.empty();
    }

    private static List<String> parts(String side) {
        return side.isEmpty() ? List.of() : List.of(side.split(":", -1));
    }

    private static Address joined(List<String> groups) {
        long high = 0;
        long low = 0;
        for (String group : groups) {
            high = (high << 16) | (low >>> 48);
            low = (low << 16) | Long.parseLong(group, 16);
        }
        return new Address(high, low);
    }
}
