package io.envtest.internal.endpoint;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.GroupVersionResource;
import io.envtest.internal.endpoint.answer.Answer;
import io.envtest.internal.endpoint.answer.Form;
import io.envtest.internal.endpoint.options.ListParameters;
import io.envtest.internal.feature.FeatureGates;
import io.envtest.internal.meta.ApiErrors;
import io.envtest.internal.objectstore.ObjectIndex;
import io.envtest.internal.objectstore.ObjectPage;
import io.envtest.internal.objectstore.StoreKey;
import io.envtest.internal.objectstore.StoredObject;
import io.envtest.internal.registry.UnstoredObject;
import io.envtest.view.core.v1.ComponentStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Component statuses, which are not stored: whether the parts of the control plane are well, looked at when somebody asks.
 *
 * @see <a href="https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/component-status-v1/">ComponentStatus</a>
 */
public final class ComponentStatuses implements VerbEndpoint {

    private static final GroupVersionResource SAID = new GroupVersionResource("", "v1", "componentstatus");
    private static final String WELL = "ok";

    private final Map<String, Integer> ports;

    private ComponentStatuses(Map<String, Integer> ports) {
        this.ports = ports;
    }

    /**
     * The components of a cluster; its store is always well.
     *
     * @param ports the port of the machine at which a component that does not run would be asked, by its name; 0 if it runs
     */
    public static ComponentStatuses of(Map<String, Integer> ports) {
        Map<String, Integer> all = new LinkedHashMap<>(ports);
        all.put("etcd-0", 0);
        return new ComponentStatuses(all);
    }

    @Override
    public Answer serve(ResourceRequest request) {
        if (request.info().parts().size() > 1) {
            return one(request);
        }
        if (request.info().verb().equals("watch")) {
            throw ApiErrors.methodNotSupported(request.definition().resource(), "watch");
        }
        Form form = request.output();
        ListParameters parameters = ListParameters.parse(request.request().query(), false, FeatureGates.DEFAULT);
        Selection selection = Selection.of(request, parameters);
        List<StoredObject> found = new ArrayList<>();
        ports.forEach((name, port) -> {
            boolean named = selection.name().isEmpty() || selection.name().equals(name);
            if (named && selection.matching().test(index(name))) {
                found.add(status(name, port));
            }
        });
        return new Answer.Listed(request.definition(), new ObjectPage(found, 0, "", null), "", form);
    }

    private Answer one(ResourceRequest request) {
        Form form = request.output();
        Integer port = ports.get(request.name());
        if (port == null) {
            throw ApiErrors.notFound(SAID, request.name());
        }
        return new Answer.Stored(200, request.definition(), status(request.name(), port), form);
    }

    private static ObjectIndex index(String name) {
        return new ObjectIndex("", Map.of(), Map.of("metadata.name", name), List.of());
    }

    private static StoredObject status(String name, int port) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("kind", "ComponentStatus").put("apiVersion", "v1");
        ComponentStatus status = ComponentStatus.of(tree);
        status.metadata().setName(name);
        status.addConditions()
                .setType("Healthy")
                .setStatus(port == 0 ? "True" : "False")
                .setMessage(port == 0 ? WELL : refused("127.0.0.1:" + port));
        return new UnstoredObject(new StoreKey("", name), 0, index(name), tree);
    }

    private static String refused(String address) {
        return "Get \"https://" + address + "/healthz\": dial tcp " + address + ": connect: connection refused";
    }
}
