package dev.latchkey.detection.rights;

import dev.latchkey.detection.subject.Subject;
import java.util.AbstractSet;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Roles by name: of more than one judgement reads the first are read, which must be the same ones on each run, live and
 * in replay. Sorted once, as privileges are copied often.
 */
final class InOrder extends AbstractSet<Subject> {

    private final Set<Subject> all;
    private final List<Subject> sorted;

    private InOrder(Set<Subject> roles) {
        this.all = Set.copyOf(roles);
        this.sorted = all.stream().sorted(Comparator.comparing(Subject::key)).toList();
    }

    static Set<Subject> of(Set<Subject> roles) {
        if (roles instanceof InOrder) {
            return roles;
        }
        return roles.size() < 2 ? Set.copyOf(roles) : new InOrder(roles);
    }

    @Override
    public Iterator<Subject> iterator() {
        return sorted.iterator();
    }

    @Override
    public int size() {
        return sorted.size();
    }

    @Override
    public boolean contains(@Nullable Object role) {
        return role != null && all.contains(role);
    }
}
