package io.envtest.internal.admission.plugin.podtopologylabels;

import io.envtest.api.ObjectKey;
import io.envtest.internal.admission.AdmissionRequest;
import io.envtest.internal.admission.MutatingAdmission;
import io.envtest.internal.admission.NamedPlugin;
import io.envtest.internal.admission.Operation;
import io.envtest.internal.lookup.ObjectReader;
import io.envtest.internal.lookup.Resources;
import io.envtest.view.core.v1.Binding;
import io.envtest.view.core.v1.Pod;
import io.envtest.view.meta.v1.ObjectMeta;
import io.envtest.view.meta.v1.PartialObjectMetadata;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Labels a pod with the zone and region of its node: when it is bound, and when it is made on a node.
 *
 * @see <a href="https://github.com/kubernetes/enhancements/tree/master/keps/sig-node/4742-node-topology-downward-api">KEP-4742</a>
 */
public final class PodTopologyLabels extends NamedPlugin implements MutatingAdmission {

    private static final List<String> LABELS = List.of("topology.kubernetes.io/region", "topology.kubernetes.io/zone");

    private final ObjectReader objects;

    /** Looks nodes up here. */
    public PodTopologyLabels(ObjectReader objects) {
        super("PodTopologyLabels", Operation.CREATE);
        this.objects = objects;
    }

    @Override
    public void admit(AdmissionRequest request) {
        if (request.object() == null
                || !request.resource().group().isEmpty()
                || !request.resource().resource().equals("pods")) {
            return;
        }
        if (request.subresource().isEmpty()) {
            Pod pod = Pod.of(request.object());
            label(pod.metadata(), pod.spec().nodeName());
        } else if (request.subresource().equals("binding")) {
            Binding binding = Binding.of(request.object());
            if (binding.target().kind().equals("Node")) {
                label(binding.metadata(), binding.target().name());
            }
        }
    }

    private void label(ObjectMeta meta, String node) {
        if (node.isEmpty()) {
            return;
        }
        Map<String, String> labels = new LinkedHashMap<>(meta.labels());
        objects.get(Resources.NODES, new ObjectKey("", node))
                .map(found -> PartialObjectMetadata.of(found).metadata().labels())
                .ifPresent(present -> LABELS.stream()
                        .filter(present::containsKey)
                        .forEach(label -> labels.put(label, present.getOrDefault(label, ""))));
        if (!labels.equals(meta.labels())) {
            meta.setLabels(labels);
        }
    }
}
