package io.envtest.internal.registry.events;

import io.envtest.internal.registry.KindDeclaration;
import org.jspecify.annotations.Nullable;

/** What is declared in the events group, and the events of the core group. */
public final class EventKinds {

    private EventKinds() {}

    /** What is declared about a kind; null if nothing is. */
    public static @Nullable KindDeclaration find(String kind) {
        return kind.equals("Event") ? EventKind.declare("events.k8s.io") : null;
    }

    /** The same objects in the core group. */
    public static KindDeclaration core() {
        return EventKind.declare("");
    }
}
