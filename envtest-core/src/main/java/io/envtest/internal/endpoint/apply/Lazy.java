package io.envtest.internal.endpoint.apply;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value made when first asked for. Thread-safe; two threads may both make it, and one of the equal values stays. */
final class Lazy<T> {

    private final Supplier<T> maker;

    private volatile @Nullable T value;

    Lazy(Supplier<T> maker) {
        this.maker = maker;
    }

    T get() {
        T known = value;
        if (known == null) {
            known = maker.get();
            value = known;
        }
        return known;
    }
}
