package io.envtest.internal.controller.namespace;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.ApiException;
import io.envtest.api.GroupVersionResource;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.spi.component.ApiAccess;
import io.envtest.spi.component.Discovery;
import io.envtest.spi.component.ServedResource;
import io.envtest.view.core.v1.Pod;
import io.envtest.view.meta.v1.DeleteOptions;
import io.envtest.view.meta.v1.ObjectMeta;
import java.util.List;

/**
 * Deletes all objects of a namespace, whatever their resource: pods first, the rest once these are gone.
 *
 * @see <a href="https://kep.k8s.io/5080">KEP-5080: Ordered namespace deletion</a>
 */
final class NamespaceContent {

    private final ApiAccess api;
    private final Discovery discovery;

    NamespaceContent(ApiAccess api, Discovery discovery) {
        this.api = api;
        this.discovery = discovery;
    }

    /** Deletes what it can and tells what is left. */
    Remains delete(String namespace) {
        Remains remains = new Remains();
        GroupVersionResource pods = Resources.PODS.id();
        delete(namespace, pods, true, remains);
        if (!remains.isEmpty()) {
            return remains.onlyPods();
        }
        for (ServedResource served : discovery.resources()) {
            boolean relevant = served.namespaced()
                    && served.preferred()
                    && served.verbs().contains("list")
                    && served.verbs().contains("delete")
                    && !served.resource().equals(pods);
            if (relevant) {
                delete(namespace, served.resource(), served.verbs().contains("deletecollection"), remains);
            }
        }
        return remains;
    }

    private void delete(String namespace, GroupVersionResource resource, boolean collection, Remains remains) {
        try {
            List<ObjectNode> objects = api.list(resource, namespace, "", "");
            if (objects.isEmpty()) {
                return;
            }
            if (collection) {
                api.deleteCollection(resource, namespace, inBackground().node(), "");
            } else {
                deleteEach(namespace, resource, objects);
            }
            count(resource, api.list(resource, namespace, "", ""), remains);
        } catch (ApiException e) {
            if (e.status().code() != 404) { // the resource itself may have gone meanwhile
                remains.fail(e.status().message());
            }
        }
    }

    private void deleteEach(String namespace, GroupVersionResource resource, List<ObjectNode> objects) {
        for (ObjectNode object : objects) {
            try {
                api.delete(
                        resource,
                        namespace,
                        Meta.of(object).name(),
                        inBackground().node());
            } catch (ApiException e) {
                if (e.status().code() != 404) {
                    throw e;
                }
            }
        }
    }

    private static DeleteOptions inBackground() {
        return DeleteOptions.of(JsonNodeFactory.instance.objectNode()).setPropagationPolicy("Background");
    }

    private static void count(GroupVersionResource resource, List<ObjectNode> left, Remains remains) {
        for (ObjectNode object : left) {
            ObjectMeta metadata = Meta.of(object);
            remains.add(resource, metadata);
            if (resource.equals(Resources.PODS.id())) {
                remains.addGrace(Pod.of(object));
            }
        }
    }
}
