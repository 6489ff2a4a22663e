package io.envtest.internal.schema.structural;

import io.envtest.internal.field.FieldError;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the check of one value found: each error once, and how much was checked, by which alternatives are compared. */
final class Findings {

    /** More errors than this are not told: a hostile object may have as many as it has bytes. */
    static final int MOST = 10_000;

    private @Nullable LinkedHashSet<FieldError> errors;
    private long checked;

    void add(FieldError error) {
        LinkedHashSet<FieldError> known = errors;
        if (known == null) {
            known = new LinkedHashSet<>();
            errors = known;
        }
        if (known.size() < MOST) {
            known.add(error);
        }
    }

    void merge(Findings others) {
        checked += others.checked;
        others.errors().forEach(this::add);
    }

    void countCheck() {
        checked++;
    }

    boolean isValid() {
        return errors == null;
    }

    Collection<FieldError> errors() {
        LinkedHashSet<FieldError> known = errors;
        return known == null ? List.of() : known;
    }

    boolean checkedMoreThan(Findings other) {
        return checked > other.checked;
    }

    /** Lets pass what was found. */
    Findings forgiven() {
        errors = null;
        return this;
    }
}
