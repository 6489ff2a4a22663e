package io.envtest.samples.configcopy;

import io.kubernetes.client.informer.ResourceEventHandler;
import io.kubernetes.client.informer.SharedIndexInformer;
import io.kubernetes.client.informer.SharedInformerFactory;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.openapi.apis.CoreV1Api;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1ConfigMapList;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import java.util.Map;

/** Keeps a copy of every ConfigMap labelled {@value #COPY_TO} in the namespace that the label names. */
public final class ConfigCopier implements AutoCloseable {

    /** Label that names the namespace to copy to. */
    public static final String COPY_TO = "samples.envtest.io/copy-to";

    private static final int NOT_FOUND = 404;

    private final CoreV1Api api;
    private final SharedInformerFactory informers;

    /** Prepares the controller; it works once {@link #start()} is called. */
    public ConfigCopier(ApiClient client) {
        api = new CoreV1Api(client);
        informers = new SharedInformerFactory(client);
        SharedIndexInformer<V1ConfigMap> configMaps = informers.sharedIndexInformerFor(
                params -> api.listConfigMapForAllNamespaces()
                        .labelSelector(COPY_TO)
                        .resourceVersion(params.resourceVersion)
                        .timeoutSeconds(params.timeoutSeconds)
                        .watch(params.watch)
                        .buildCall(null),
                V1ConfigMap.class,
                V1ConfigMapList.class);
        configMaps.addEventHandler(new Copying());
    }

    /** Begins to watch and copy. */
    public void start() {
        informers.startAllRegisteredInformers();
    }

    @Override
    public void close() {
        informers.stopAllRegisteredInformers();
    }

    private static V1ConfigMap copyOf(V1ConfigMap original) {
        V1ObjectMeta meta = new V1ObjectMeta()
                .name(original.getMetadata().getName())
                .namespace(original.getMetadata().getLabels().get(COPY_TO))
                .annotations(Map.of(
                        "samples.envtest.io/copied-from", original.getMetadata().getNamespace()));
        return new V1ConfigMap().metadata(meta).data(original.getData());
    }

    private void write(V1ConfigMap original) {
        V1ConfigMap copy = copyOf(original);
        String name = copy.getMetadata().getName();
        String namespace = copy.getMetadata().getNamespace();
        try {
            api.replaceNamespacedConfigMap(name, namespace, copy).execute();
        } catch (ApiException missing) {
            create(copy, missing);
        }
    }

    private void create(V1ConfigMap copy, ApiException missing) {
        if (missing.getCode() != NOT_FOUND) {
            throw new IllegalStateException("cannot replace the copy: " + missing.getResponseBody(), missing);
        }
        try {
            api.createNamespacedConfigMap(copy.getMetadata().getNamespace(), copy)
                    .execute();
        } catch (ApiException e) {
            throw new IllegalStateException("cannot create the copy: " + e.getResponseBody(), e);
        }
    }

    private void remove(V1ConfigMap original) {
        V1ConfigMap copy = copyOf(original);
        try {
            api.deleteNamespacedConfigMap(
                            copy.getMetadata().getName(), copy.getMetadata().getNamespace())
                    .execute();
        } catch (ApiException e) {
            if (e.getCode() != NOT_FOUND) {
                throw new IllegalStateException("cannot delete the copy: " + e.getResponseBody(), e);
            }
        }
    }

    private final class Copying implements ResourceEventHandler<V1ConfigMap> {

        @Override
        public void onAdd(V1ConfigMap added) {
            write(added);
        }

        @Override
        public void onUpdate(V1ConfigMap before, V1ConfigMap now) {
            write(now);
        }

        @Override
        public void onDelete(V1ConfigMap deleted, boolean finalStateUnknown) {
            remove(deleted);
        }
    }
}
