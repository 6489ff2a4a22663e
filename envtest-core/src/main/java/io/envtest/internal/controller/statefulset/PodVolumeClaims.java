package io.envtest.internal.controller.statefulset;

import io.envtest.internal.controller.runtime.Client;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.view.apps.v1.StatefulSet;
import io.envtest.view.core.v1.PersistentVolumeClaim;
import io.envtest.view.core.v1.Pod;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The volume claims that a StatefulSet's templates ask for, one of each for every pod. */
final class PodVolumeClaims {

    private PodVolumeClaims() {}

    /** Names of a pod's claims by the name of their template. */
    static Map<String, String> names(StatefulSet set, Pod pod) {
        Map<String, String> names = new LinkedHashMap<>();
        for (PersistentVolumeClaim template : set.spec().volumeClaimTemplates()) {
            String name = template.metadata().name();
            names.put(name, name + "-" + pod.metadata().name());
        }
        return names;
    }

    /** The claims of a pod, not created yet. */
    static List<PersistentVolumeClaim> of(StatefulSet set, Pod pod) {
        List<PersistentVolumeClaim> claims = new ArrayList<>();
        for (PersistentVolumeClaim template : set.spec().volumeClaimTemplates()) {
            PersistentVolumeClaim claim = Client.empty(
                    Resources.PERSISTENT_VOLUME_CLAIMS, set.metadata().namespace());
            claim.metadata().replaceWith(template.metadata());
            claim.spec().replaceWith(template.spec());
            claim.metadata()
                    .setName(template.metadata().name() + "-" + pod.metadata().name())
                    .setNamespace(set.metadata().namespace());
            Map<String, String> labels = new LinkedHashMap<>(template.metadata().labels());
            labels.putAll(set.spec().selector().matchLabels());
            claim.metadata().setLabels(labels);
            claims.add(claim);
        }
        return claims;
    }
}
