package io.envtest.view;

import org.jspecify.annotations.Nullable;

/** Where a field stands, printed as Kubernetes prints it: {@code spec.containers[0].name}. Immutable. */
public final class FieldPath {

    private static final FieldPath EMPTY = new FieldPath(null, "", Kind.NAME);

    private enum Kind {
        NAME,
        INDEX,
        KEY
    }

    private final @Nullable FieldPath parent;
    private final String segment;
    private final Kind kind;

    private FieldPath(@Nullable FieldPath parent, String segment, Kind kind) {
        this.parent = parent;
        this.segment = segment;
        this.kind = kind;
    }

    /** The object itself; prints as {@code <nil>}. */
    public static FieldPath empty() {
        return EMPTY;
    }

    /** A path of names from the object's root. */
    public static FieldPath root(String first, String... more) {
        return EMPTY.child(first).child(more);
    }

    /** The field below this one. */
    public FieldPath child(String name) {
        return new FieldPath(this, name, Kind.NAME);
    }

    /** The field below this one, several steps down. */
    public FieldPath child(String... names) {
        FieldPath path = this;
        for (String name : names) {
            path = path.child(name);
        }
        return path;
    }

    /** The item of this list. */
    public FieldPath index(int index) {
        return new FieldPath(this, Integer.toString(index), Kind.INDEX);
    }

    /** The entry of this map. */
    public FieldPath key(String key) {
        return new FieldPath(this, key, Kind.KEY);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FieldPath path && path.toString().equals(toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        append(out);
        return parent == null ? "<nil>" : out.toString();
    }

    private void append(StringBuilder out) {
        if (parent == null) {
            return;
        }
        parent.append(out);
        if (kind == Kind.NAME) {
            out.append(out.isEmpty() ? "" : ".").append(segment);
        } else {
            out.append('[').append(segment).append(']');
        }
    }
}
