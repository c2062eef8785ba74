package dev.latchkey.cloudtrail;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Optional;

/**
 * The native code of aircompressor (libdeflate), which takes less time than the JDK's. It needs a JVM of 22 or newer,
 * and we are compiled for 17: so its one method is looked up by name, and where there is none the JDK's code serves.
 */
final class NativeInflater {

    private static final String LIBRARY = "io.airlift.compress.v3.deflate.DeflateNativeDecompressor";
    private static final MethodType INFLATE =
            MethodType.methodType(int.class, byte[].class, int.class, int.class, byte[].class, int.class, int.class);

    /** No stream of the format grows by more, whatever it claims. */
    private static final int MOST_TIMES = 1_032;

    private final MethodHandle inflate;

    private NativeInflater(MethodHandle inflate) {
        this.inflate = inflate;
    }

    /** A new one, for one thread; empty if the JVM is too old, the system another, or the library not there. */
    static Optional<NativeInflater> find() {
        try {
            Class<?> library = Class.forName(LIBRARY);
            Object inflater = library.getConstructor().newInstance();
            MethodHandle method = MethodHandles.publicLookup().findVirtual(library, "decompress", INFLATE);
            return Optional.of(new NativeInflater(method.bindTo(inflater)));
        } catch (ReflectiveOperationException | LinkageError notHere) {
            return Optional.empty();
        }
    }

    /**
     * Whether the bytes from start to end begin with a whole stream that inflates to this size at most. What comes
     * behind it in them is not told.
     */
    boolean inflates(byte[] packed, int start, int end, int size, Block into) {
        into.clear();
        if (size < 0 || size / MOST_TIMES > end - start || !into.makesRoom(size)) {
            return false;
        }
        try {
            into.grown((int) inflate.invokeExact(packed, start, end - start, into.bytes(), 0, size));
            return true;
        } catch (RuntimeException malformed) {
            return false;
        } catch (Error fault) {
            throw fault;
        } catch (Throwable undeclared) {
            throw new IllegalStateException(undeclared);
        }
    }
}
