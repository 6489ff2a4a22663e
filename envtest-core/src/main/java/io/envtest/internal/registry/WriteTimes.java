package io.envtest.internal.registry;

import java.time.Instant;

/** When a write took place, as field ownership states it. Thread-safe. */
@FunctionalInterface
public interface WriteTimes {

    /** The time of a write of one object, now. */
    Instant of(ResourceDefinition definition, String name);
}
