package io.envtest.internal.objectstore;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An object within an event: keeps what was made of it for the next watcher, as long as the event is kept. */
final class SharedObject extends EncodedObject {

    private volatile @Nullable Derived derived;

    SharedObject(EncodedObject object) {
        super(object);
    }

    @Override
    @SuppressWarnings("unchecked") // a key is used with one type only
    public <T> T derived(Object key, Function<StoredObject, T> maker) {
        for (Derived known = derived; known != null; known = known.next()) {
            if (known.key().equals(key)) {
                return (T) known.value();
            }
        }
        T made = maker.apply(this);
        derived = new Derived(key, made, derived);
        return made;
    }

    private record Derived(
            Object key, Object value, @Nullable Derived next) {}
}
