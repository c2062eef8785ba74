package dev.latchkey.terminal;

import java.util.Iterator;
import java.util.List;

/** The words of a list as people write them, for completion and help, which want a class of their own for each. */
public abstract class Words<E extends Enum<E>> implements Iterable<String> {

    private final List<String> all;

    protected Words(Class<E> list) {
        this.all = Word.all(list);
    }

    @Override
    public Iterator<String> iterator() {
        return all.iterator();
    }
}
