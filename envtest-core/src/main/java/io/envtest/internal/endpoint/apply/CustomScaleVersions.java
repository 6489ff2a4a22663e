package io.envtest.internal.endpoint.apply;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.schema.catalogue.Type;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The one version of the scale of a custom resource. The server keeps its managed fields, but cannot apply a change to
 * it: it takes the scale for a custom resource then, which has no such version.
 */
public final class CustomScaleVersions implements ObjectVersions {

    private final BuiltInVersions scale;

    /**
     * Creates it.
     *
     * @param type the type of {@code autoscaling/v1} Scale
     * @param shapes where shapes are kept; one for all kinds
     */
    public CustomScaleVersions(Type type, CatalogueShapes shapes) {
        this.scale = new BuiltInVersions(Map.of("autoscaling/v1", type), shapes, (object, apiVersion) -> object);
    }

    @Override
    public @Nullable Shape shape(String apiVersion) {
        return scale.shape(apiVersion);
    }

    @Override
    public ObjectNode empty(String apiVersion) {
        return scale.empty(apiVersion);
    }

    @Override
    public ObjectNode convert(ObjectNode object, String apiVersion) {
        return scale.convert(object, apiVersion);
    }

    @Override
    public String read(ObjectNode object, String apiVersion) {
        return "request to convert CR to an invalid group/version: " + apiVersion;
    }

    @Override
    public boolean builtIn() {
        return true;
    }
}
