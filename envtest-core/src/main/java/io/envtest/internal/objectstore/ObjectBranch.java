package io.envtest.internal.objectstore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Nodes in order. */
final class ObjectBranch extends ObjectNodes {

    private final ObjectNodes[] children;
    private final String[] firsts;
    private final int size;

    ObjectBranch(ObjectNodes... children) {
        this.children = children;
        firsts = new String[children.length];
        int sum = 0;
        for (int i = 0; i < children.length; i++) {
            firsts[i] = children[i].first();
            sum += children[i].size();
        }
        size = sum;
    }

    private ObjectBranch(ObjectNodes[] children, String[] firsts, int size) {
        this.children = children;
        this.firsts = firsts;
        this.size = size;
    }

    @Override
    int size() {
        return size;
    }

    @Override
    int width() {
        return children.length;
    }

    @Override
    String first() {
        return firsts[0];
    }

    @Override
    @Nullable
    EncodedObject get(String path) {
        return children[childOf(path)].get(path);
    }

    @Override
    ObjectNodes[] with(EncodedObject object) {
        int at = childOf(object.path());
        ObjectNodes[] parts = children[at].with(object);
        if (parts.length == 1) {
            return new ObjectNodes[] {changed(at, parts[0])};
        }
        ObjectNodes[] changed = replaced(at, 1, parts);
        if (changed.length <= WIDTH) {
            return new ObjectNodes[] {new ObjectBranch(changed)};
        }
        int cut = at == children.length - 1 ? children.length - 1 : changed.length / 2;
        return new ObjectNodes[] {
            new ObjectBranch(Arrays.copyOf(changed, cut)),
            new ObjectBranch(Arrays.copyOfRange(changed, cut, changed.length))
        };
    }

    @Override
    @Nullable
    ObjectNodes without(String path) {
        int at = childOf(path);
        ObjectNodes child = children[at].without(path);
        if (child == children[at]) {
            return this;
        }
        if (child == null) {
            return children.length == 1 ? null : new ObjectBranch(replaced(at, 1));
        }
        return child.width() < NARROW ? new ObjectBranch(mended(at, child)) : changed(at, child);
    }

    /** With another child in the place of one; shares the keys if its first is the same. */
    private ObjectBranch changed(int at, ObjectNodes child) {
        ObjectNodes[] others = children.clone();
        others[at] = child;
        String[] keys = firsts;
        if (!keys[at].equals(child.first())) {
            keys = firsts.clone();
            keys[at] = child.first();
        }
        return new ObjectBranch(others, keys, size - children[at].size() + child.size());
    }

    /** With a narrow child in its place, joined with a neighbour if they fit. */
    private ObjectNodes[] mended(int at, ObjectNodes child) {
        if (at + 1 < children.length && child.width() + children[at + 1].width() <= WIDTH) {
            return replaced(at, 2, child.joined(children[at + 1]));
        }
        if (at > 0 && children[at - 1].width() + child.width() <= WIDTH) {
            return replaced(at - 1, 2, children[at - 1].joined(child));
        }
        return replaced(at, 1, child);
    }

    private ObjectNodes[] replaced(int at, int count, ObjectNodes... by) {
        List<ObjectNodes> list = new ArrayList<>(children.length + 1);
        list.addAll(Arrays.asList(children).subList(0, at));
        list.addAll(Arrays.asList(by));
        list.addAll(Arrays.asList(children).subList(at + count, children.length));
        return list.toArray(new ObjectNodes[0]);
    }

    @Override
    int rank(String path) {
        int at = childOf(path);
        int before = 0;
        for (int i = 0; i < at; i++) {
            before += children[i].size();
        }
        return before + children[at].rank(path);
    }

    @Override
    boolean visit(String from, Predicate<? super EncodedObject> visitor) {
        for (int i = childOf(from); i < children.length; i++) {
            if (!children[i].visit(from, visitor)) {
                return false;
            }
        }
        return true;
    }

    @Override
    ObjectNodes joined(ObjectNodes right) {
        ObjectBranch other = (ObjectBranch) right;
        ObjectNodes[] all = Arrays.copyOf(children, children.length + other.children.length);
        System.arraycopy(other.children, 0, all, children.length, other.children.length);
        return new ObjectBranch(all);
    }

    @Override
    ObjectNodes collapsed() {
        return children.length == 1 ? children[0].collapsed() : this;
    }

    private int childOf(String path) {
        int at = Arrays.binarySearch(firsts, path);
        return at >= 0 ? at : Math.max(0, -at - 2);
    }
}
