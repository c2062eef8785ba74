package dev.latchkey.detection.call;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A network of IP addresses in CIDR notation, of version 4 or 6; a single address is a network of its own.
 *
 * <p>An IPv4-mapped IPv6 address is the IPv4 address that it maps. A wider IPv6 network, as {@code ::/0}, holds no
 * IPv4 address.
 *
 * @param bits how many bits of the 128 its addresses share
 */
public record Network(long high, long low, int bits) {

    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,3}");
    private static final int ALL = 128;
    private static final int BEFORE_VERSION_4 = 96;

    /**
     * Reads a network.
     *
     * @throws IllegalArgumentException naming what is wrong. Bits after the prefix are wrong too: whether address or
     *     the network around it was meant, nobody can tell.
     */
    public static Network of(String text) {
        int slash = text.indexOf('/');
        Address address = Address.parse(slash < 0 ? text : text.substring(0, slash))
                .orElseThrow(() -> wrong(text, "is not a network such as 192.0.2.0/24 or 2001:db8::/32"));
        boolean mapped = address.isVersion4() && text.indexOf(':') < 0;
        int before = mapped ? BEFORE_VERSION_4 : 0;
        int bits = slash < 0 ? ALL : before + length(text, slash + 1, ALL - before);
        Network network = new Network(address.high() & high(bits), address.low() & low(bits), bits);
        if (network.high != address.high() || network.low != address.low()) {
            throw wrong(text, "has bits after its prefix: a network begins with its first address");
        }
        return network;
    }

    /** The network of this one address; empty if it is none. */
    public static Optional<Network> ofSingle(String ip) {
        return Address.parse(ip).map(address -> new Network(address.high(), address.low(), ALL));
    }

    /** The network of so many shared bits that this one lies in. */
    public Network around(int sharedBits) {
        return new Network(high & high(sharedBits), low & low(sharedBits), sharedBits);
    }

    /** Whether the text is an address of this network; what is no address is in none. */
    public boolean contains(String ip) {
        return Address.parse(ip).filter(this::contains).isPresent();
    }

    /** Whether all addresses of the other are in this one. */
    public boolean covers(Network other) {
        return bits <= other.bits && isVersion4() == other.isVersion4() && contains(new Address(other.high, other.low));
    }

    private boolean contains(Address address) {
        return address.isVersion4() == isVersion4()
                && (address.high() & high(bits)) == high
                && (address.low() & low(bits)) == low;
    }

    private boolean isVersion4() {
        return bits >= BEFORE_VERSION_4 && new Address(high, low).isVersion4();
    }

    @Override
    public String toString() {
        return new Address(high, low) + "/" + (isVersion4() ? bits - BEFORE_VERSION_4 : bits);
    }

    private static int length(String text, int from, int most) {
        String length = text.substring(from);
        if (!LENGTH.matcher(length).matches() || Integer.parseInt(length) > most) {
            throw wrong(text, "has no prefix length from 0 to " + most);
        }
        return Integer.parseInt(length);
    }

    private static long high(int bits) {
        return bits == 0 ? 0 : -1L << Math.max(0, ALL / 2 - bits);
    }

    private static long low(int bits) {
        return bits <= ALL / 2 ? 0 : -1L << (ALL - bits);
    }

    private static IllegalArgumentException wrong(String text, String reason) {
        return new IllegalArgumentException(text + " " + reason);
    }
}
