package io.envtest.internal.scheduler.plugin.volumebinding;

import io.envtest.api.ObjectKey;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.view.core.v1.PersistentVolume;
import io.envtest.view.core.v1.PersistentVolumeClaim;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Which volumes the waiting claims of a pod would get on one node. */
final class NodeChoice {

    private final Map<ObjectKey, String> bindings = new LinkedHashMap<>();
    private final Set<ObjectKey> provisioned = new LinkedHashSet<>();

    void bind(PersistentVolumeClaim claim, PersistentVolume volume) {
        bindings.put(Meta.key(claim.metadata()), volume.metadata().name());
    }

    void provision(PersistentVolumeClaim claim) {
        provisioned.add(Meta.key(claim.metadata()));
    }

    /** Volume names by claim. */
    Map<ObjectKey, String> bindings() {
        return bindings;
    }

    Collection<String> volumes() {
        return bindings.values();
    }

    /** Claims for which a volume is to be made. */
    Set<ObjectKey> provisioned() {
        return provisioned;
    }

    boolean isEmpty() {
        return bindings.isEmpty() && provisioned.isEmpty();
    }
}
