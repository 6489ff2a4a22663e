package io.envtest.internal.schema.structural;

import io.envtest.internal.field.FieldError;
import io.envtest.internal.field.FieldErrorType;
import io.envtest.view.FieldPath;
import org.jspecify.annotations.Nullable;

/**
 * Where a checked value stands, and the errors about it. Messages name the place from where the check began, the errors
 * themselves stand at the place in the whole object.
 *
 * @param base where the check began
 * @param relative the place from there
 * @param prefix what names of places begin with: a dot below an entry of the map where the check began
 */
record SchemaPlace(FieldPath base, FieldPath relative, String prefix) {

    /** Where a check begins. */
    static SchemaPlace at(FieldPath base) {
        return new SchemaPlace(base, FieldPath.empty(), "");
    }

    /** A field with a schema of its own. */
    SchemaPlace field(String name) {
        return new SchemaPlace(base, relative.child(name), prefix);
    }

    /** An entry of a map. */
    SchemaPlace entry(String name) {
        return new SchemaPlace(base, relative.child(name), relative.isRoot() ? "." : prefix);
    }

    SchemaPlace item(int index) {
        return new SchemaPlace(base, relative.index(index), prefix);
    }

    /** How messages name it; empty where the check began. */
    String name() {
        return relative.isRoot() ? "" : prefix + relative;
    }

    String inBody() {
        return name() + " in body";
    }

    FieldPath path() {
        if (base.isRoot()) {
            return relative;
        }
        return relative.isRoot() ? base : base.child(relative.toString());
    }

    FieldError error(FieldErrorType type, @Nullable Object value, String detail) {
        return new FieldError(type, path(), value, detail);
    }

    FieldError invalid(@Nullable Object value, String detail) {
        return error(FieldErrorType.INVALID, value, detail);
    }

    /** An error that the real server cannot place. */
    FieldError aboutRoot(String detail) {
        return new FieldError(FieldErrorType.INVALID, base, "", detail);
    }
}
