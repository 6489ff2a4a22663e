package io.envtest.internal.meta;

import io.envtest.view.Place;
import io.envtest.view.core.v1.Container;
import io.envtest.view.core.v1.EphemeralContainer;
import io.envtest.view.core.v1.PodSpec;
import java.util.ArrayList;
import java.util.List;

/** Containers of any sort. */
public final class Containers {

    private Containers() {}

    /** The init containers, the containers and the ephemeral containers of a pod. */
    public static List<Container> all(PodSpec spec) {
        List<Container> all = new ArrayList<>(spec.initContainers());
        all.addAll(spec.containers());
        spec.ephemeralContainers().forEach(container -> all.add(of(container)));
        return all;
    }

    /** An ephemeral container has the fields of a container, and a target. */
    public static Container of(EphemeralContainer container) {
        return container.as(new Container(Place.NOWHERE));
    }
}
