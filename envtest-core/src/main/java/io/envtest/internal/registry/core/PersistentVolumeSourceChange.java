package io.envtest.internal.registry.core;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.registry.rule.GoValue;
import io.envtest.internal.registry.rule.JsonDiff;
import io.envtest.view.core.v1.PersistentVolumeSpec;

/** The difference between two volumes' kinds of storage, as the server's message shows it. */
final class PersistentVolumeSourceChange {

    private static final String SOURCE = "io.k8s.api.core.v1.PersistentVolumeSource";
    private static final String EXPAND = "ControllerExpandSecretRef";

    private PersistentVolumeSourceChange() {}

    /** Empty if nothing changed but what may: the first secret for expansion by the controller. */
    static String between(PersistentVolumeSpec spec, PersistentVolumeSpec old) {
        JsonNode now = GoValue.part(SOURCE, spec);
        JsonNode before = GoValue.part(SOURCE, old);
        if (old.csi().present()
                && spec.csi().present()
                && !old.csi().controllerExpandSecretRef().present()) {
            ((ObjectNode) now.get("CSI")).set(EXPAND, before.get("CSI").get(EXPAND));
        }
        return now.equals(before) ? "" : JsonDiff.between(before, now);
    }
}
