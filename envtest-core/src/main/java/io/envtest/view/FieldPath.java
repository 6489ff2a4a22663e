package io.envtest.view;

import org.jspecify.annotations.Nullable;

/**
 * The place of a value in an object, printed as Kubernetes prints it: {@code spec.containers[0].name},
 * {@code metadata.labels[app]}. Immutable; a path knows its parent, so making one costs an allocation and no text.
 */
public final class FieldPath {
    private static final FieldPath EMPTY = new FieldPath(null, "", -1, false);

    private final @Nullable FieldPath parent;
    private final String name;
    private final int index;
    private final boolean key;

    private FieldPath(@Nullable FieldPath parent, String name, int index, boolean key) {
        this.parent = parent;
        this.name = name;
        this.index = index;
        this.key = key;
    }

    /** The object itself; prints as {@code <nil>}. */
    public static FieldPath empty() {
        return EMPTY;
    }

    /** The path of the fields named one below the other; without a name, the path of the object itself. */
    public static FieldPath root(String... names) {
        return EMPTY.child(names);
    }

    /** The path of a field below this one. */
    public FieldPath child(String field) {
        return new FieldPath(this, field, -1, false);
    }

    /** The path of a field below this one, or of several, one below the other. */
    public FieldPath child(String... names) {
        FieldPath path = this;
        for (String child : names) {
            path = new FieldPath(path, child, -1, false);
        }
        return path;
    }

    /** The path of an element of this list. */
    public FieldPath index(int element) {
        return new FieldPath(this, "", element, false);
    }

    /** The path of an entry of this map. */
    public FieldPath key(String entry) {
        return new FieldPath(this, entry, -1, true);
    }

    /** Whether this is the path of the object itself. */
    public boolean isRoot() {
        return parent == null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FieldPath path && toString().equals(path.toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    /** The text of the path; {@code <nil>} for the object itself. */
    @Override
    public String toString() {
        if (parent == null) {
            return "<nil>";
        }
        StringBuilder text = new StringBuilder();
        print(text);
        return text.toString();
    }

    private void print(StringBuilder text) {
        if (parent == null) {
            return;
        }
        parent.print(text);
        if (index >= 0) {
            text.append('[').append(index).append(']');
        } else if (key) {
            text.append('[').append(name).append(']');
        } else {
            text.append(parent.parent == null ? "" : ".").append(name);
        }
    }
}
