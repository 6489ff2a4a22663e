package io.envtest.internal.controller.runtime;

import io.envtest.view.View;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Objects as this component has written them last, for as long as the informer has not caught up, so that no step is taken on
 * the strength of a state that is past. Thread-safe.
 *
 * @param <T> view of the objects
 */
public final class LatestWrites<T extends View> {

    private final Map<String, T> byUid = new ConcurrentHashMap<>();

    /** An object was written. */
    public void written(T object) {
        byUid.put(Meta.of(object).uid(), object);
    }

    /** The newer of what the informer shows and what was written. */
    public T newer(T seen) {
        String uid = Meta.of(seen).uid();
        T written = byUid.get(uid);
        if (written == null) {
            return seen;
        }
        if (revision(seen) >= revision(written)) {
            byUid.remove(uid, written);
            return seen;
        }
        return written;
    }

    /** An object is gone, or what was written of it is out of date. */
    public void forget(T object) {
        byUid.remove(Meta.of(object).uid());
    }

    private static long revision(View object) {
        return Long.parseLong(Meta.of(object).resourceVersion());
    }
}
