package dev.latchkey.country;

import com.maxmind.db.CacheKey;
import com.maxmind.db.DecodedValue;
import com.maxmind.db.InvalidDatabaseException;
import com.maxmind.db.NodeCache;
import java.io.IOException;

/**
 * Counts the pointers that are followed within one record: the reader follows any number, in a circle too. It keeps
 * nothing.
 *
 * @see <a href="https://github.com/maxmind/MaxMind-DB-Reader-java/pull/442">Limits that came after release 4.1.0</a>
 */
final class FewPointers implements NodeCache {

    /** The largest records that are published hold a few hundred values in all, of which two are of use here. */
    private static final int MOST = 200;

    private int followed;

    /** Another record. */
    void begin() {
        followed = 0;
    }

    @Override
    public DecodedValue get(CacheKey<?> key, Loader loader) throws IOException {
        followed++;
        if (followed > MOST) {
            throw new InvalidDatabaseException("more than " + MOST + " pointers in one record");
        }
        return loader.load(key);
    }
}
