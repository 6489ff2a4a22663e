package io.envtest.internal.scheduler.framework;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What plugins remember during one attempt to schedule one pod. Used by one thread at a time. */
public final class CycleState {

    private final Map<Class<?>, Object> byType = new HashMap<>();

    /** Remembers something, in the place of an earlier one of its type. */
    public <T> void put(Class<T> type, T value) {
        byType.put(type, value);
    }

    /** What was remembered of a type. */
    public <T> Optional<T> get(Class<T> type) {
        return Optional.ofNullable(type.cast(byType.get(type)));
    }
}
