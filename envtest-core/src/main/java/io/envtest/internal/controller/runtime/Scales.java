package io.envtest.internal.controller.runtime;

import io.envtest.api.ApiException;
import io.envtest.spi.component.ServedResource;
import io.envtest.view.autoscaling.v1.Scale;
import java.util.Optional;

/** The {@code scale} subresource of objects of any kind. Thread-safe. */
public final class Scales {

    private static final String SCALE = "scale";

    private final Client client;
    private final ResourceMapper mapper;

    /** Works with what a client may do and discovery tells. */
    public Scales(Client client, ResourceMapper mapper) {
        this.client = client;
        this.mapper = mapper;
    }

    /** The resource of a kind, in another version if that one is not served; empty if none is. */
    public Optional<ServedResource> resource(String apiVersion, String kind) {
        return mapper.findAnyVersion(apiVersion, kind);
    }

    /**
     * Reads the scale of an object.
     *
     * @throws ApiException with 404 if the object is not there or cannot be scaled
     */
    public Scale get(ServedResource resource, String namespace, String name) {
        return Scale.of(client.api().getSubresource(resource.resource(), namespace, name, SCALE));
    }

    /** Sets how many replicas an object should have. */
    public Scale set(ServedResource resource, Scale scale, int replicas) {
        scale.spec().setReplicas(replicas);
        return Scale.of(client.api()
                .updateSubresource(
                        resource.resource(),
                        scale.metadata().namespace(),
                        scale.metadata().name(),
                        SCALE,
                        scale.node()));
    }
}
