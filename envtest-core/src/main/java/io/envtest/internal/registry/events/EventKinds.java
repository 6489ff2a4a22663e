package io.envtest.internal.registry.events;

import io.envtest.internal.registry.KindDeclaration;
import java.util.List;

/** What is declared in the events group, and the events of the core group. */
public final class EventKinds {

    private EventKinds() {}

    /** Every declaration of the events group. */
    public static List<KindDeclaration> all() {
        return List.of(EventKind.declare("events.k8s.io"));
    }

    /** The same objects in the core group. */
    public static KindDeclaration core() {
        return EventKind.declare("");
    }
}
