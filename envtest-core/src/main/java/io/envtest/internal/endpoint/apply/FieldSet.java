package io.envtest.internal.endpoint.apply;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A set of field paths, as a tree: each node has its elements in order, and each element may be a member of the set,
 * may have paths below it, or both.
 *
 * <p>Built by adding; elements added in order, the usual case, cost nothing more. Operations answer sets that share
 * nodes with their operands, so a set must not be added to once it was an operand. Not thread-safe until it is
 * {@linkplain #settled settled}.
 */
final class FieldSet {

    private Entry[] entries = new Entry[4];

    private int size;

    private boolean sorted = true;

    /** One element of a node. */
    static final class Entry {

        private final PathElement element;

        private boolean member;

        private @Nullable FieldSet below;

        private Entry(PathElement element) {
            this.element = element;
        }

        private Entry(PathElement element, boolean member, @Nullable FieldSet below) {
            this.element = element;
            this.member = member;
            this.below = below;
        }

        PathElement element() {
            return element;
        }

        /** Whether the path that ends here is in the set. */
        boolean member() {
            return member;
        }

        /** The longer paths; null if there are none. */
        @Nullable
        FieldSet below() {
            return below == null || below.isEmpty() ? null : below;
        }
    }

    /** Adds the path that ends at an element. */
    void add(PathElement element) {
        entry(element).member = true;
    }

    /** The node below an element, for adding to it. A node that stays empty does not count. */
    FieldSet below(PathElement element) {
        Entry entry = entry(element);
        if (entry.below == null) {
            entry.below = new FieldSet();
        }
        return entry.below;
    }

    /** Makes a set the paths below an element. */
    void setBelow(PathElement element, FieldSet paths) {
        entry(element).below = paths;
    }

    private Entry entry(PathElement element) {
        if (size > 0) {
            int order = entries[size - 1].element.compareTo(element);
            if (order == 0) {
                return entries[size - 1];
            }
            sorted &= order < 0;
        }
        Entry added = new Entry(element);
        append(added);
        return added;
    }

    private void append(Entry entry) {
        if (size == entries.length) {
            entries = Arrays.copyOf(entries, size * 2);
        }
        entries[size++] = entry;
    }

    /** Brings the elements in order; an element that was added twice becomes one. */
    private void sort() {
        if (sorted) {
            return;
        }
        Arrays.sort(entries, 0, size, (a, b) -> a.element.compareTo(b.element));
        int kept = 0;
        for (int i = 1; i < size; i++) {
            if (entries[kept].element.equals(entries[i].element)) {
                entries[kept] = either(entries[kept], entries[i]);
            } else {
                entries[++kept] = entries[i];
            }
        }
        Arrays.fill(entries, kept + 1, size, null);
        size = kept + 1;
        sorted = true;
    }

    /** The set with its elements in order throughout, so that many may read it at once. */
    FieldSet settled() {
        sort();
        for (int i = 0; i < size; i++) {
            FieldSet below = entries[i].below;
            if (below != null) {
                below.settled();
            }
        }
        return this;
    }

    private static Entry either(Entry a, Entry b) {
        return new Entry(a.element, a.member || b.member, union(a.below, b.below));
    }

    /** The elements of this node, in order, without those that neither are members nor have any below them. */
    List<Entry> entries() {
        sort();
        List<Entry> filled = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            if (entries[i].member || entries[i].below() != null) {
                filled.add(entries[i]);
            }
        }
        return filled;
    }

    boolean isEmpty() {
        for (int i = 0; i < size; i++) {
            if (entries[i].member || entries[i].below() != null) {
                return false;
            }
        }
        return true;
    }

    /** The entry of an element; null if there is none. */
    @Nullable
    Entry find(PathElement element) {
        sort();
        int low = 0;
        int high = size - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = entries[middle].element.compareTo(element);
            if (order == 0) {
                return entries[middle];
            }
            low = order < 0 ? middle + 1 : low;
            high = order < 0 ? high : middle - 1;
        }
        return null;
    }

    /** Whether a path is in the set. */
    boolean has(List<PathElement> path) {
        FieldSet node = this;
        for (int i = 0; i < path.size(); i++) {
            Entry entry = node.find(path.get(i));
            if (entry == null) {
                return false;
            }
            if (i == path.size() - 1) {
                return entry.member;
            }
            if (entry.below == null) {
                return false;
            }
            node = entry.below;
        }
        return false;
    }

    /** Shows every path of the set: for each node first its members, then what is below. */
    void forEachPath(Consumer<String> action) {
        forEachPath("", action);
    }

    private void forEachPath(String prefix, Consumer<String> action) {
        for (Entry entry : entries()) {
            if (entry.member) {
                action.accept(prefix + entry.element);
            }
        }
        for (Entry entry : entries()) {
            FieldSet below = entry.below();
            if (below != null) {
                below.forEachPath(prefix + entry.element, action);
            }
        }
    }

    /** All paths of both sets. */
    static FieldSet union(@Nullable FieldSet a, @Nullable FieldSet b) {
        if (a == null || b == null) {
            return a == null ? (b == null ? new FieldSet() : b) : a;
        }
        FieldSet result = new FieldSet();
        walk(a, b, (left, right) -> {
            if (left == null) {
                result.append(Objects.requireNonNull(right));
            } else if (right == null) {
                result.append(left);
            } else {
                FieldSet below = left.below == null && right.below == null ? null : union(left.below, right.below);
                result.append(new Entry(left.element, left.member || right.member, below));
            }
        });
        return result;
    }

    /** The paths of this set that are not in the other. */
    FieldSet minus(FieldSet other) {
        FieldSet result = new FieldSet();
        walk(this, other, (left, right) -> {
            if (left != null) {
                FieldSet below = left.below;
                if (right != null && below != null && right.below != null) {
                    below = below.minus(right.below);
                }
                result.appendFilled(left, left.member && (right == null || !right.member), below);
            }
        });
        return result;
    }

    /** The paths of this set that neither are in the other nor below a path of the other. */
    FieldSet minusAllBelow(FieldSet other) {
        FieldSet result = new FieldSet();
        walk(this, other, (left, right) -> {
            if (left == null || right != null && right.member) {
                return;
            }
            FieldSet below = left.below;
            if (right != null && below != null && right.below != null) {
                below = below.minusAllBelow(right.below);
            }
            result.appendFilled(left, left.member, below);
        });
        return result;
    }

    /** The paths that are in both sets. */
    FieldSet and(FieldSet other) {
        FieldSet result = new FieldSet();
        walk(this, other, (left, right) -> {
            if (left != null && right != null) {
                FieldSet below = left.below == null || right.below == null ? null : left.below.and(right.below);
                result.appendFilled(left, left.member && right.member, below);
            }
        });
        return result;
    }

    private void appendFilled(Entry source, boolean member, @Nullable FieldSet below) {
        boolean filled = below != null && !below.isEmpty();
        if (member || filled) {
            boolean same = member == source.member && below == source.below;
            append(same ? source : new Entry(source.element, member, filled ? below : null));
        }
    }

    /** What to do with an element that one or both of two nodes have. */
    private interface Step {

        void take(@Nullable Entry left, @Nullable Entry right);
    }

    private static void walk(FieldSet a, FieldSet b, Step step) {
        a.sort();
        b.sort();
        int i = 0;
        int j = 0;
        while (i < a.size && j < b.size) {
            int order = a.entries[i].element.compareTo(b.entries[j].element);
            step.take(order <= 0 ? a.entries[i] : null, order >= 0 ? b.entries[j] : null);
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        while (i < a.size) {
            step.take(a.entries[i++], null);
        }
        while (j < b.size) {
            step.take(null, b.entries[j++]);
        }
    }

    /**
     * The set with every declared struct field that has paths below it as a member too: owning a part of a struct means
     * owning that the struct is there.
     */
    FieldSet withStructFields(@Nullable Shape shape) {
        FieldSet result = new FieldSet();
        for (Entry entry : entries()) {
            Shape next = shape == null ? null : shape.step(entry.element);
            boolean struct = entry.below() != null && shape != null && shape.declares(entry.element);
            FieldSet below = entry.below == null ? null : entry.below.withStructFields(next);
            result.append(new Entry(entry.element, entry.member || struct, below));
        }
        return result;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FieldSet that
                && minus(that).isEmpty()
                && that.minus(this).isEmpty();
    }

    @Override
    public int hashCode() {
        int hash = 0;
        for (Entry entry : entries()) {
            hash = 31 * hash + entry.element.hashCode();
        }
        return hash;
    }

    @Override
    public String toString() {
        List<String> paths = new ArrayList<>();
        forEachPath(paths::add);
        return paths.toString();
    }
}
