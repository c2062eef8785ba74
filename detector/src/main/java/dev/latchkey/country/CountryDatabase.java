package dev.latchkey.country;

import com.maxmind.db.DatabaseRecord;
import com.maxmind.db.InvalidDatabaseException;
import com.maxmind.db.Reader;
import com.maxmind.db.Reader.FileMode;
import dev.latchkey.detection.call.Network;
import dev.latchkey.detection.verdict.Countries;
import dev.latchkey.detection.verdict.CountriesUnread;
import java.io.IOException;
import java.math.BigInteger;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Countries by a file in MaxMind's format, as MaxMind, DB-IP and IPinfo publish it. Whatever is in the file, asking it
 * ends: a broken one is said to be so.
 *
 * @see <a href="https://maxmind.github.io/MaxMind-DB/">The format, version 2.0</a>
 */
public final class CountryDatabase implements Countries {

    /** So soon a database by country or city names the first: 1.0.0.0 is in one. */
    private static final int FIRST_NETWORKS = 10_000;

    private static final String BROKEN = "it is no .mmdb file, or a broken one";
    private static final String NO_COUNTRY = "there is no country in it: it must be one of countries or cities";
    private static final int VERSION_4 = 4;
    private static final int VERSION_6 = 6;
    private static final int BYTES_4 = 4;
    private static final int BYTES_6 = 16;

    private final FewPointers pointers = new FewPointers();
    private final Reader reader;

    /** Of its addresses, in bytes. */
    private final int length;

    private CountryDatabase(Path file, FileMode mode) throws IOException {
        this.reader = new Reader(file.toFile(), mode, pointers);
        int version = reader.getMetadata().ipVersion();
        if (version != VERSION_4 && version != VERSION_6) {
            throw new InvalidDatabaseException("of addresses of version " + version);
        }
        this.length = version == VERSION_4 ? BYTES_4 : BYTES_6;
    }

    /**
     * Mapped, which starts faster and takes no heap, for a file that nobody writes meanwhile.
     *
     * @throws FileSystemException whose reason goes on behind its name, if it is missing, broken or something else
     */
    public static CountryDatabase open(Path file) throws FileSystemException {
        return open(file, FileMode.MEMORY_MAPPED);
    }

    /** Read whole, but else as {@link #open}: that a mapped file was cut Java says wherever it happens to be then. */
    public static CountryDatabase load(Path file) throws FileSystemException {
        // What is none, of whatever size, is not read.
        open(file);
        return open(file, FileMode.MEMORY);
    }

    private static CountryDatabase open(Path file, FileMode mode) throws FileSystemException {
        if (Files.notExists(file)) {
            throw new NoSuchFileException(file.toString(), null, "no such file");
        }
        if (!Files.isRegularFile(file)) {
            throw new FileSystemException(file.toString(), null, "it is no file");
        }
        if (!Files.isReadable(file)) {
            throw new AccessDeniedException(file.toString(), null, "permission denied");
        }
        try {
            CountryDatabase database = new CountryDatabase(file, mode);
            if (database.hasCountries()) {
                return database;
            }
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw unfit(file, e);
        }
        throw new FileSystemException(file.toString(), null, NO_COUNTRY);
    }

    private static FileSystemException unfit(Path file, Throwable cause) {
        FileSystemException unfit = new FileSystemException(file.toString(), null, BROKEN);
        unfit.initCause(cause);
        return unfit;
    }

    /** One at a time: what is counted is of one record. */
    @Override
    public synchronized Optional<String> of(Network address) {
        try {
            InetAddress asked = InetAddress.getByAddress(bytes(address));
            // In a tree of shorter addresses the reader would walk into another's branch.
            return asked.getAddress().length > length ? Optional.empty() : country(record(asked));
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw new CountriesUnread("it is broken", e);
        }
    }

    private static byte[] bytes(Network address) {
        return ByteBuffer.allocate(BYTES_6)
                .putLong(address.high())
                .putLong(address.low())
                .array();
    }

    private DatabaseRecord<Place> record(InetAddress address) throws IOException {
        pointers.begin();
        return reader.getRecord(address, Place.class);
    }

    private static Optional<String> country(DatabaseRecord<Place> found) {
        return Optional.ofNullable(found.data()).flatMap(Place::shown);
    }

    /** Hops from network to network, each as wide as the tree says. */
    private boolean hasCountries() throws IOException {
        BigInteger at = BigInteger.ZERO;
        for (int hop = 0; hop < FIRST_NETWORKS && at.bitLength() <= length * Byte.SIZE; hop++) {
            DatabaseRecord<Place> found = record(address(at));
            if (country(found).isPresent()) {
                return true;
            }
            int rest = length * Byte.SIZE - found.network().prefixLength();
            at = at.add(BigInteger.ONE.shiftLeft(rest));
        }
        return false;
    }

    private InetAddress address(BigInteger number) throws UnknownHostException {
        byte[] said = number.setBit(length * Byte.SIZE).toByteArray();
        byte[] last = Arrays.copyOfRange(said, said.length - length, said.length);
        // Made another way, one that maps a shorter address would become that.
        return length == BYTES_4 ? InetAddress.getByAddress(last) : Inet6Address.getByAddress(null, last, -1);
    }
}
